package org.entente.timeline.projection;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;
import org.entente.timeline.projection.Batch.Content;
import org.entente.timeline.projection.Batch.Message;

/** What cannot be read, kept whole with its origin and the reason; the rest goes on. */
final class DeadLetters {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String WRITE =
      """
      insert into dead_letter (topic, topic_id, partition, position, reason, source, seq, key, revision,
        recorded_at, headers, message_key, value, header_names, header_values)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private DeadLetters() {}

  static void write(Connection connection, List<Message> refused) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      for (Message message : refused) {
        bind(statement, message, (Content.Unreadable) message.content());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** It has been read and applied after all. */
  static void close(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update dead_letter set replayed_at = clock_timestamp() where id = ?")) {
      statement.setLong(1, id);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Message message, Content.Unreadable content)
      throws SQLException {
    Identity identity = Identity.of(content.headers());
    statement.setString(1, message.origin().topic());
    statement.setString(2, message.origin().topicId());
    statement.setInt(3, message.origin().partition());
    statement.setLong(4, message.origin().offset());
    statement.setString(5, content.reason().replace("\u0000", "\ufffd"));
    statement.setString(6, identity.source());
    statement.setObject(7, identity.seq(), Types.BIGINT);
    statement.setString(8, identity.key());
    statement.setObject(9, identity.revision(), Types.INTEGER);
    statement.setObject(10, identity.recordedAt());
    statement.setString(11, headers(content.headers()));
    statement.setBytes(12, content.key());
    statement.setBytes(13, content.value());
    Connection connection = statement.getConnection();
    statement.setArray(
        14,
        connection.createArrayOf(
            "text",
            content.headers().keySet().stream()
                .map(name -> name.replace("\u0000", "\ufffd"))
                .toArray()));
    statement.setArray(
        15, connection.createArrayOf("bytea", content.headers().values().toArray(byte[][]::new)));
  }

  /** As text with what is no text replaced; U+0000 has no place in jsonb. */
  private static String headers(Map<String, byte[]> headers) {
    ObjectNode json = JSON.createObjectNode();
    headers.forEach((name, value) ->
        json.put(
            name.replace("\u0000", "\ufffd"),
            value == null
                ? null
                : new String(value, StandardCharsets.UTF_8).replace("\u0000", "\ufffd")));
    return json.toString();
  }

  /** What the message says it is, as far as it can be read; null where it cannot. */
  private record Identity(
      String source, Long seq, String key, Integer revision, OffsetDateTime recordedAt) {

    static Identity of(Map<String, byte[]> headers) {
      return new Identity(
          read(
              headers,
              ChangeHeaders.SOURCE,
              text -> Owner.ofSource(text).map(Owner::service).orElse(null)),
          read(headers, ChangeHeaders.SEQ, Long::valueOf),
          read(headers, ChangeHeaders.SUBJECT, text -> EntityKey.parse(text).toString()),
          read(headers, ChangeHeaders.REVISION, Integer::valueOf),
          read(
              headers,
              ChangeHeaders.TIME,
              text -> OffsetDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC)));
    }

    private static <T> T read(
        Map<String, byte[]> headers, String name, java.util.function.Function<String, T> reader) {
      byte[] value = headers.get(name);
      try {
        return value == null ? null : reader.apply(new String(value, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException | DateTimeException e) {
        return null;
      }
    }
  }
}
