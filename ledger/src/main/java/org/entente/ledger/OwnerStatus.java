package org.entente.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.entente.contracts.ChangeHeaders;
import org.entente.ledger.relay.RelayHealth;
import org.entente.rest.Loop;

/** How an owner does: its ledger's head, how far it is published, and what its loops say. */
@Singleton
public class OwnerStatus {
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
    LedgerHead head = LedgerHead.read(database);
    json.put("seq", head.seq())
        .put("recordedAt", ChangeHeaders.time(head.recordedAt()))
        .put("published", head.published());
    head.oldestUnpublished()
        .ifPresent(time -> json.put("oldestUnpublished", ChangeHeaders.time(time)));
    head.divergence().ifPresent(words -> json.put("divergence", words));
    json.put("relay", health.state().role().name().toLowerCase(java.util.Locale.ROOT));
    ArrayNode loops = json.putArray("loops");
    describe(loops, ledger.loop());
    describe(loops, health.loop());
    return Response.ok(json.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
        .build();
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
