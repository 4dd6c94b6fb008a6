package org.entente.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to and reads from a stack with the real clients. */
record Probe(LocalStackProcess stack) {
  private static final TopicPartition TOPIC = new TopicPartition("probe", 0);

  void makeTopic() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) stack.kafka()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1))).all().get();
    }
  }

  /** Returns once the broker has acknowledged the transaction. */
  void send(String text) throws Exception {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", stack.kafka(), "acks", "all", "transactional.id", "probe");
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer
          .send(new ProducerRecord<>(TOPIC.topic(), 0, null, text.getBytes(UTF_8)))
          .get(30, TimeUnit.SECONDS);
      producer.commitTransaction();
    }
  }

  List<String> received() {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", stack.kafka(), "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      long end = consumer.endOffsets(List.of(TOPIC)).get(TOPIC);
      var texts = new ArrayList<String>();
      while (consumer.position(TOPIC) < end) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(each -> texts.add(new String(each.value(), UTF_8)));
      }
      return texts;
    }
  }

  void execute(String statement) throws SQLException {
    try (var connection = connect();
        var query = connection.createStatement()) {
      query.execute(statement);
    }
  }

  List<String> rows(String select) throws SQLException {
    try (var connection = connect();
        var query = connection.createStatement();
        var rows = query.executeQuery(select)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(stack.jdbcUrl("people"), stack.user(), stack.password());
  }
}
