package org.entente.timeline.intake;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.UnreadableChange;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;
import org.entente.timeline.projection.Projection;

/** Dead letters to look at, and to read again once what was wrong is mended. */
@ApplicationScoped
public class DeadLetterReplay {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String OPEN =
      """
      select id, topic, partition, position, reason, key, headers, value, received_at, message_key
      from dead_letter where replayed_at is null and id > ? order by id limit ?
      """;

  private static final String ONE =
      "select headers, value from dead_letter where id = ? and replayed_at is null";

  private final DataSource database;
  private final Projection projection;

  DeadLetterReplay(DataSource database, Projection projection) {
    this.database = database;
    this.projection = projection;
  }

  /**
   * @param key as its headers say, or else as the message has it; null where neither does
   * @param value the message's text, what is no text replaced; null where it had none
   */
  public record DeadLetter(
      long id,
      String topic,
      int partition,
      long offset,
      String reason,
      String key,
      @JsonRawValue String headers,
      String value,
      String receivedAt) {}

  /** Those that are not replayed yet, oldest first. */
  public List<DeadLetter> open(long after, int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setLong(1, after);
      statement.setInt(2, most);
      List<DeadLetter> letters = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String key = rows.getString(6);
          letters.add(
              new DeadLetter(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getInt(3),
                  rows.getLong(4),
                  rows.getString(5),
                  key == null ? text(rows.getBytes(10)) : key,
                  rows.getString(7),
                  text(rows.getBytes(8)),
                  ChangeHeaders.time(rows.getObject(9, OffsetDateTime.class).toInstant())));
        }
      }
      return letters;
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** How a replay ended. */
  public sealed interface Outcome {
    record Applied() implements Outcome {}

    record StillDead(String reason) implements Outcome {}

    record Nobody() implements Outcome {}
  }

  public Outcome replay(long id) throws SQLException {
    String headers;
    byte[] value;
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ONE)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return new Outcome.Nobody();
        }
        headers = row.getString(1);
        value = row.getBytes(2);
      }
    }
    try {
      Change change = ChangeHeaders.decode(header(headers), value);
      boolean applied = projection.replay(id, new Facts.Received(change, Recorded.of(change)));
      return applied
          ? new Outcome.Applied()
          : new Outcome.StillDead("says something else than the change that stands");
    } catch (UnreadableChange | IllegalArgumentException e) {
      return new Outcome.StillDead(e.getMessage());
    }
  }

  private static java.util.function.Function<String, byte[]> header(String headers) {
    try {
      JsonNode tree = JSON.readTree(headers);
      return name ->
          tree.hasNonNull(name)
              ? tree.get(name).textValue().getBytes(StandardCharsets.UTF_8)
              : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
