package org.entente.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where the ledger stands, and how much of it is published.
 *
 * @param oldestUnpublished recorded time of the first change that Kafka has not
 * @param divergence in words, where the topic and the ledger differ
 */
record LedgerHead(
    long seq,
    Instant recordedAt,
    long published,
    Optional<Instant> oldestUnpublished,
    Optional<String> divergence) {

  private static final String HEAD_AND_PUBLISHED =
      """
      select h.seq, h.recorded_at, r.published, c.recorded_at, r.divergence
      from ledger_head h cross join relay r left join changes c on c.seq = r.published + 1
      """;

  static LedgerHead read(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HEAD_AND_PUBLISHED)) {
      row.next();
      return new LedgerHead(
          row.getLong(1),
          row.getObject(2, OffsetDateTime.class).toInstant(),
          row.getLong(3),
          Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
              .map(OffsetDateTime::toInstant),
          Optional.ofNullable(row.getString(5)));
    }
  }
}
