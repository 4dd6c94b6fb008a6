package org.entente.ledger.relay;

import org.entente.rest.Loop;

/**
 * What the relay says of itself. Kafka away shows here and in the metrics, and makes nothing
 * unready: writes need no Kafka. Safe for any thread.
 */
public final class RelayHealth {
  private final Loop loop = new Loop("relay");
  private volatile State state = new State(Role.WAITING, 0, null);

  /** What the relay is doing. */
  public enum Role {
    /** Another instance publishes, or the database or Kafka is away. */
    WAITING,
    PUBLISHING,
    /** The topic is ahead of the ledger, or differs from it. */
    DIVERGED
  }

  /**
   * @param published the seq up to which the topic has everything, as far as this instance knows
   * @param divergence in words, where the topic and the ledger differ, else null
   */
  public record State(Role role, long published, String divergence) {}

  public State state() {
    return state;
  }

  public Loop loop() {
    return loop;
  }

  /** It will try again; a divergence that was seen stands until it is gone. */
  void waiting() {
    Role role = state.divergence == null ? Role.WAITING : Role.DIVERGED;
    state = new State(role, state.published, state.divergence);
  }

  /** Another instance has the lead, and what this one saw before is no longer said. */
  void standingBy() {
    state = new State(Role.WAITING, state.published, null);
  }

  void published(long seq) {
    state = new State(Role.PUBLISHING, seq, null);
    loop.succeeded();
  }

  void diverged(String divergence) {
    state = new State(Role.DIVERGED, state.published, divergence);
  }
}
