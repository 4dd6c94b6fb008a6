package org.entente.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Owner;
import org.entente.ledger.MissingChanges.Finding;
import org.entente.ledger.database.LedgerConnections;
import org.entente.ledger.relay.TopicHistory;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.jboss.logging.Logger;

/**
 * Heals a ledger that lacks what its topic has, as after a database was restored from yesterday
 * (DESIGN §6): the missing changes are appended as they were, with their seq, revision, recorded
 * time, actor, reason and bytes; then the relay finds that both agree and goes on.
 *
 * <p>Either all that is missing is appended or nothing is. Where the topic has another change at a
 * seq that the ledger has, or lacks one itself, nothing can be appended without loss: what differs
 * is told.
 */
@Singleton
public class Recovery {
  private static final Logger LOG = Logger.getLogger(Recovery.class);

  private final Owner owner;
  private final String kafka;
  private final LedgerConnections connections;
  private final List<EntityKind<?>> kinds;
  private final Runnable recovered;

  @Inject
  Recovery(
      OwnerService service,
      LedgerConfig config,
      LedgerConnections connections,
      @All List<EntityKind<?>> kinds) {
    this(service.owner(), config.relay().kafka(), connections, kinds, () -> service.relay().wake());
  }

  Recovery(
      Owner owner,
      String kafka,
      LedgerConnections connections,
      List<EntityKind<?>> kinds,
      Runnable recovered) {
    this.owner = owner;
    this.kafka = kafka;
    this.connections = connections;
    this.kinds = kinds;
    this.recovered = recovered;
  }

  /**
   * {@code {"owner","seq","missing","appended","dryRun","changes":[…],"differences":[…]}}: {@code
   * seq} is the ledger's before, {@code changes} the first of those missing, {@code differences}
   * what keeps them from being appended.
   */
  public Response recover(QueryParams query) {
    boolean dryRun = query.flag("dryRun");
    query.done();
    Finding finding = run(dryRun);
    return Response.ok(
            json(finding, dryRun).toString().getBytes(StandardCharsets.UTF_8),
            MediaType.APPLICATION_JSON)
        .build();
  }

  /**
   * @throws Problem 409 where something differs and it is no dry run, 503 where the database or
   *     Kafka is away
   */
  Finding run(boolean dryRun) {
    try (MissingChanges missing = new MissingChanges(connections.forRecovery(), kinds)) {
      TopicHistory.read(owner, kafka, missing::take);
      Finding finding = dryRun ? missing.find() : missing.append();
      if (!dryRun) {
        LOG.infof("%d changes are taken over from the topic", finding.missing());
        recovered.run();
      }
      return finding;
    } catch (SQLException e) {
      LOG.warnf("The ledger cannot be recovered: %s", e.getMessage());
      throw Problem.unavailable("the database is away or busy: nothing was changed", 5);
    } catch (KafkaException | IllegalStateException e) {
      LOG.warnf("The topic cannot be read: %s", e.getMessage());
      throw Problem.unavailable("Kafka is away: nothing was changed", 5);
    }
  }

  private ObjectNode json(Finding finding, boolean dryRun) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("owner", owner.service())
        .put("seq", finding.seq())
        .put("missing", finding.missing())
        .put("appended", dryRun ? 0 : finding.missing())
        .put("dryRun", dryRun);
    var changes = json.putArray("changes");
    for (var change : finding.first()) {
      ObjectNode one = changes.addObject();
      one.put("seq", change.seq())
          .put("kind", change.key().kind().word())
          .put("id", change.key().id())
          .put("revision", change.revision())
          .put("change", change.type().word())
          .put("recordedAt", ChangeHeaders.time(change.recordedAt()));
      if (change.actor() != null) {
        one.put("actor", change.actor());
      }
    }
    var differences = json.putArray("differences");
    finding
        .differences()
        .forEach(difference ->
            differences
                .addObject()
                .put("seq", difference.seq())
                .put("detail", difference.detail()));
    return json;
  }
}
