package org.entente.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.entente.contracts.ChangeHeaders;
import org.entente.ledger.relay.RelayHealth;
import org.entente.rest.Loop;

/** How an owner does: its ledger's head, how far it is published, and what its loops say. */
@Singleton
public class OwnerStatus {
  private static final String HEAD_AND_PUBLISHED =
      """
      select h.seq, h.recorded_at, r.published, c.recorded_at
      from ledger_head h cross join relay r left join changes c on c.seq = r.published + 1
      """;

  private final OwnerService owner;
  private final Ledger ledger;
  private final DataSource database;

  @Inject
  OwnerStatus(OwnerService owner, Ledger ledger, DataSource database) {
    this.owner = owner;
    this.ledger = ledger;
    this.database = database;
  }

  /**
   * {@code
   * {"owner","seq","recordedAt","published","oldestUnpublished","relay","divergence","loops":[…]}};
   * {@code oldestUnpublished} is the recorded time of the first change that is not on Kafka yet.
   */
  public Response response() throws SQLException {
    RelayHealth health = owner.relay().health();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("owner", owner.owner().service());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HEAD_AND_PUBLISHED)) {
      row.next();
      json.put("seq", row.getLong(1))
          .put("recordedAt", time(row, 2))
          .put("published", row.getLong(3));
      if (row.getObject(4) != null) {
        json.put("oldestUnpublished", time(row, 4));
      }
    }
    json.put("relay", health.state().role().name().toLowerCase(java.util.Locale.ROOT));
    if (health.state().divergence() != null) {
      json.put("divergence", health.state().divergence());
    }
    ArrayNode loops = json.putArray("loops");
    describe(loops, ledger.loop());
    describe(loops, health.loop());
    return Response.ok(json.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
        .build();
  }

  private static String time(ResultSet row, int column) throws SQLException {
    return ChangeHeaders.time(row.getObject(column, OffsetDateTime.class).toInstant());
  }

  private static void describe(ArrayNode loops, Loop loop) {
    Loop.State state = loop.state();
    ObjectNode json = loops.addObject().put("name", loop.name()).put("alive", state.alive());
    if (state.lastSuccess() != null) {
      json.put("lastSuccess", ChangeHeaders.time(state.lastSuccess()));
    }
    if (state.lastError() != null) {
      json.put("lastError", state.lastError());
    }
  }
}
