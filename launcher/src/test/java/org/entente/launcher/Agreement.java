package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What must hold after any crash: every acknowledged write is in its owner's ledger, the topic has
 * the ledger whole (each revision of a key first appears once, in order), and the timeline shows
 * what the owners hold.
 */
record Agreement(Settings settings) {
  void check(Map<String, Integer> acknowledged) {
    var newest = new TreeMap<String, JsonNode>();
    var through = new HashMap<Service, Long>();
    for (Service owner : List.of(Service.PEOPLE, Service.EVENTS)) {
      List<JsonNode> ledger = ledger(owner);
      ledger.forEach(change -> newest.put(key(change), change));
      through.put(owner, (long) ledger.size());
    }
    acknowledged.forEach((key, revision) -> {
      assertTrue(newest.containsKey(key), key + " was acknowledged and is lost");
      assertTrue(
          newest.get(key).path("revision").asInt() >= revision,
          key + "@" + revision + " was acknowledged and is lost");
    });
    try (var api = new Api(settings)) {
      new Visible(api, settings, new Progress(System.err, false))
          .await(through, Duration.ofMinutes(2));
      theTopicsHaveTheLedgers();
      theTimelineShows(api, newest);
    }
  }

  private List<JsonNode> ledger(Service owner) {
    var changes = new ArrayList<JsonNode>();
    var revisions = new HashMap<String, Integer>();
    try (var api = new Api(settings)) {
      JsonNode page;
      do {
        page = api.get(owner, "/api/v1/changes?limit=500&since=" + changes.size()).path("changes");
        for (JsonNode change : page) {
          changes.add(change);
          assertEquals(changes.size(), change.path("seq").asInt(), "the ledger has a hole");
          assertEquals(
              revisions.merge(key(change), 1, Integer::sum),
              change.path("revision").asInt(),
              key(change));
        }
      } while (!page.isEmpty());
    }
    return changes;
  }

  private static String key(JsonNode change) {
    return change.path("kind").asText() + "/" + change.path("id").asText();
  }

  private void theTopicsHaveTheLedgers() {
    for (Service owner : List.of(Service.PEOPLE, Service.EVENTS)) {
      var ledger = new TreeSet<String>();
      ledger(owner).forEach(change -> ledger.add(key(change) + "@" + change.path("revision")));
      var topic = new TreeSet<String>();
      var last = new HashMap<String, Integer>();
      messages("entente." + owner.word() + ".v1")
          .forEach(message -> {
            String key = new String(message.key(), UTF_8);
            int revision =
                Integer.parseInt(
                    new String(message.headers().lastHeader("ce_revision").value(), UTF_8));
            if (topic.add(key + "@" + revision)) {
              assertEquals(last.getOrDefault(key, 0) + 1, revision, key + " appears out of order");
              last.put(key, revision);
            }
          });
      assertEquals(ledger, topic, "ledger and topic of the " + owner.fullName() + " differ");
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> messages(String topic) {
    Map<String, Object> configuration =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + settings.kafkaPort(),
            "isolation.level",
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var messages = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(500)).forEach(messages::add);
      }
      return messages;
    }
  }

  /** Every event with its newest title and revision, with the newest name of who took part. */
  private static void theTimelineShows(Api api, TreeMap<String, JsonNode> newest) {
    var expected = new TreeMap<String, String>();
    newest.forEach((key, change) -> {
      if (key.startsWith("event/")) {
        JsonNode event = change.path("record");
        JsonNode person = newest.get("person/" + event.at("/participants/0/person").asText());
        expected.put(
            change.path("id").asText(),
            "%s@%s with %s"
                .formatted(
                    event.path("title").asText(),
                    change.path("revision"),
                    person == null ? null : person.at("/record/name").asText()));
      }
    });
    var shown = new TreeMap<String, String>();
    for (JsonNode entry : View.of("IN-JP").read(api, "", Integer.MAX_VALUE)) {
      shown.put(
          entry.path("id").asText(),
          "%s@%s with %s"
              .formatted(
                  entry.path("title").asText(),
                  entry.path("revision"),
                  entry.at("/participants/0/person/name").asText(null)));
    }
    assertEquals(expected, shown, "owners and timeline differ");
    assertEquals(
        0, api.get(Service.TIMELINE, "/api/v1/status").path("deadLetters").asInt(), "dead letters");
  }
}
