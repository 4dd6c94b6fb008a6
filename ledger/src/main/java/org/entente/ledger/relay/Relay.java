package org.entente.ledger.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entente.contracts.Change;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;
import org.entente.ledger.database.LedgerConnections;
import org.entente.ledger.relay.RelayLock.Position;
import org.entente.topics.TopicSetup;
import org.entente.topics.TopicSpec;
import org.jboss.logging.Logger;

/**
 * Feeds Kafka from the ledger: every change, in order of seq, at least once, and per key never out
 * of order.
 *
 * <p>One relay of an owner publishes at a time. Whatever fails, it lets go of everything, lock and
 * producer, and begins anew from {@code published}. It runs in one thread; {@link #wake} and {@link
 * #stop} may be called from any.
 */
public final class Relay implements Runnable {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(5);

  /** Also keeps the lock's session alive, which the database ends after 10 s of silence. */
  private static final Duration POLL = Duration.ofSeconds(2);

  /**
   * A ledger quiet for so long is idle: marks do not get in the way of changes that follow each
   * other.
   */
  private static final Duration QUIET = Duration.ofMillis(250);

  private static final Duration DIVERGENCE_CHECK = Duration.ofSeconds(5);
  private static final Duration TOPIC_CHECK = Duration.ofSeconds(30);
  private static final Duration FIRST_LOOK = Duration.ofSeconds(8);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration STANDBY_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Owner owner;
  private final String bootstrap;
  private final Duration markEvery;
  private final LedgerConnections connections;
  private final RelaySignal signal;
  private final RelayHealth health = new RelayHealth();
  private final Thread listener;
  private final CountDownLatch looked = new CountDownLatch(1);
  private volatile boolean stopped;

  /**
   * @param bootstrap Kafka's bootstrap servers
   * @param markEvery how often an idle owner writes a mark (API §5)
   */
  public Relay(Owner owner, String bootstrap, Duration markEvery, LedgerConnections connections) {
    this.owner = owner;
    this.bootstrap = bootstrap;
    this.markEvery = markEvery;
    this.connections = connections;
    this.signal = new RelaySignal(connections);
    this.listener = Thread.ofVirtual().name("relay-signal").unstarted(signal);
  }

  public RelayHealth health() {
    return health;
  }

  /**
   * Waits until it is known whether the topic has what this ledger has not, or until that cannot be
   * known for now: another instance leads, or Kafka is away. Writes that a restored ledger takes
   * before could not be reconciled with the topic.
   */
  public void awaitFirstLook() throws InterruptedException {
    looked.await(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Something was committed. */
  public void wake() {
    signal.raise();
  }

  /** Ends after what is in hand. */
  public void stop() {
    stopped = true;
    signal.stop();
  }

  @Override
  public void run() {
    health.loop().started();
    listener.start();
    Duration pause = FIRST_PAUSE;
    while (!stopped) {
      try (RelayLock lock = RelayLock.tryTake(owner, connections).orElse(null)) {
        if (lock == null) {
          health.standingBy();
          looked.countDown();
          pause = STANDBY_PAUSE;
        } else {
          lead(lock);
          pause = FIRST_PAUSE;
        }
      } catch (InterruptedException e) {
        stopped = true;
      } catch (SQLException | RuntimeException e) {
        LOG.debug("Publishing is interrupted", e);
        health.loop().failed(e);
        looked.countDown();
      }
      health.waiting();
      pause = rest(pause);
    }
    health.loop().ended();
  }

  private Duration rest(Duration pause) {
    if (!stopped) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
    Duration next = pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  /** Publishes for as long as the lock, the database and Kafka last. */
  private void lead(RelayLock lock) throws SQLException, InterruptedException {
    try (TopicSetup topics = new TopicSetup(bootstrap, KAFKA_PATIENCE)) {
      topics.ensure(TopicSpec.MARKS);
      String topic = topics.ensure(TopicSpec.changes(owner)).toString();
      Optional<String> divergence = divergence(lock);
      lock.declare(divergence.orElse(null));
      looked.countDown();
      if (divergence.isPresent()) {
        if (!divergence.get().equals(health.state().divergence())) {
          LOG.errorf("Nothing is published and no write is taken: %s", divergence.get());
        }
        health.diverged(divergence.get());
        signal.await(DIVERGENCE_CHECK);
        return;
      }
      takeUp(lock, topic);
      try (RelayProducer producer = new RelayProducer(owner, bootstrap)) {
        long checked = System.nanoTime();
        long marked = 0;
        boolean idle = false;
        while (!stopped) {
          if (publishNext(lock, producer) || publishAgain(lock, producer)) {
            marked = 0;
            idle = false;
            continue;
          }
          long published = lock.position().published();
          health.published(published);
          if (idle
              && (marked == 0 || since(marked).compareTo(markEvery) >= 0)
              && mark(lock, producer, published)) {
            marked = System.nanoTime();
          }
          if (since(checked).compareTo(TOPIC_CHECK) >= 0) {
            checked = System.nanoTime();
            takeUp(lock, topics.ensure(TopicSpec.changes(owner)).toString());
          }
          idle = !signal.await(marked == 0 ? QUIET : POLL);
        }
      }
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  /**
   * Whether the topic has what the ledger has not, as after a database was restored from yesterday:
   * to go on would give new changes the numbers of others.
   */
  private Optional<String> divergence(RelayLock lock) throws SQLException {
    // The lock's session must not fall silent for long while Kafka is asked.
    lock.position();
    Optional<Change> newest = TopicEnd.newest(owner, bootstrap);
    lock.position();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Change there = newest.get();
    Optional<Change> here = lock.at(there.seq());
    if (here.isEmpty()) {
      return Optional.of(
          "the topic has change "
              + there.seq()
              + " ("
              + there.key()
              + "), which this ledger has not");
    }
    boolean same =
        here.get().key().equals(there.key())
            && here.get().revision() == there.revision()
            && here.get().recordedAt().equals(there.recordedAt());
    return same
        ? Optional.empty()
        : Optional.of(
            "change "
                + there.seq()
                + " is "
                + there.key()
                + " on the topic and "
                + here.get().key()
                + " in this ledger");
  }

  /** Goes on where it stood, or from the beginning where the topic is another than it was. */
  private void takeUp(RelayLock lock, String topic) throws SQLException {
    Position position = lock.position();
    if (!topic.equals(position.topicId())) {
      if (position.topicId() != null) {
        LOG.warnf("The topic %s was made anew: everything is published again", owner.topic());
      }
      lock.place(0, topic);
    }
  }

  /**
   * Publishes the changes that follow {@code published}, in one Kafka transaction, and only then
   * moves it.
   *
   * @return whether there were any
   */
  private boolean publishNext(RelayLock lock, RelayProducer producer) throws SQLException {
    List<Change> changes = lock.next();
    if (changes.isEmpty()) {
      return false;
    }
    producer.publish(changes);
    lock.advance(changes.getFirst().seq() - 1, changes.getLast().seq());
    health.published(changes.getLast().seq());
    return true;
  }

  /** Publishes once more what someone asked for by its key. */
  private boolean publishAgain(RelayLock lock, RelayProducer producer) throws SQLException {
    Optional<RelayLock.Asked> asked = lock.asked();
    if (asked.isEmpty()) {
      return false;
    }
    List<Change> changes = lock.next(asked.get());
    if (!changes.isEmpty()) {
      producer.publish(changes);
    }
    lock.done(asked.get(), changes.isEmpty() ? null : changes.getLast().seq());
    return true;
  }

  private boolean mark(RelayLock lock, RelayProducer producer, long published) throws SQLException {
    Optional<Mark> mark = lock.mark(published);
    mark.ifPresent(producer::publish);
    return mark.isPresent();
  }
}
