package org.entente.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;

/**
 * Has the relay publish again what it has published: everything, one key, or what follows a seq
 * (DESIGN §6).
 */
@Singleton
public class Republication {
  private static final String SET_BACK =
      "update relay set published = least(published, ?) returning published";
  private static final String ASK_FOR_A_KEY =
      """
      insert into republish (key, done) select key, 0 from entity where key = ?
      on conflict (key) do update set done = 0 returning (select published from relay)
      """;

  private final DataSource database;
  private final OwnerService owner;

  @Inject
  Republication(DataSource database, OwnerService owner) {
    this.database = database;
    this.owner = owner;
  }

  /**
   * Answers at once, 202; {@code published} in the status shows how far the relay is.
   *
   * @throws Problem 404 for a key that nothing ever had
   */
  public Response ask(QueryParams query) throws SQLException {
    Optional<EntityKey> key = query.one("key", Republication::key);
    Optional<Long> since = query.number("since", 0, Long.MAX_VALUE);
    if (key.isPresent() && since.isPresent()) {
      query.refuse("since", Rule.VALUE, "is not taken together with key");
    }
    query.done();
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(key.isPresent() ? ASK_FOR_A_KEY : SET_BACK)) {
      if (key.isPresent()) {
        statement.setString(1, key.get().toString());
      } else {
        statement.setLong(1, since.orElse(0L));
      }
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw Problem.notFound(key.orElseThrow().toString());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("owner", owner.owner().service()).put("published", row.getLong(1));
        key.ifPresent(k -> json.put("key", k.toString()));
        owner.relay().wake();
        return Response.accepted(json.toString().getBytes(StandardCharsets.UTF_8))
            .type(MediaType.APPLICATION_JSON)
            .build();
      }
    }
  }

  private static EntityKey key(String text) {
    try {
      return EntityKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new QueryParams.Refusal(Rule.FORM, "expected kind/id");
    }
  }
}
