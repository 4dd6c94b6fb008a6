package org.entente.timeline.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Mark;
import org.entente.contracts.Topics;
import org.entente.contracts.UnreadableChange;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;
import org.entente.timeline.projection.Batch.Content;

/** What a Kafka record holds; total: whatever it is, it is answered. */
final class ChangeReader {
  private ChangeReader() {}

  static Content read(ConsumerRecord<byte[], byte[]> message) {
    try {
      if (message.topic().equals(Topics.MARKS)) {
        return new Content.Marked(Mark.decode(name -> header(message, name)));
      }
      Change change = ChangeHeaders.decode(name -> header(message, name), message.value());
      return new Content.Changed(new Facts.Received(change, Recorded.of(change)));
    } catch (UnreadableChange | IllegalArgumentException e) {
      return new Content.Unreadable(
          e.getMessage(), headers(message), message.key(), message.value());
    }
  }

  private static byte[] header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> message) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    message.headers().forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }
}
