package org.entente.topics;

import java.util.Map;
import org.entente.contracts.Owner;
import org.entente.contracts.Topics;

/**
 * What a topic must be. Settings beyond those named are the cluster's own, replication above all.
 *
 * @param settings topic settings that must hold, by Kafka's names
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {
  private static final Map<String, String> FOR_GOOD =
      Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

  public static final TopicSpec DEAD_LETTERS =
      new TopicSpec(Topics.DEAD_LETTERS, Topics.PARTITIONS, FOR_GOOD);

  /** Marks are kept for a day (API §5). */
  public static final TopicSpec MARKS =
      new TopicSpec(
          Topics.MARKS, 1, Map.of("cleanup.policy", "delete", "retention.ms", "86400000"));

  /** The topic of an owner's changes: kept for good. */
  public static TopicSpec changes(Owner owner) {
    return new TopicSpec(owner.topic(), Topics.PARTITIONS, FOR_GOOD);
  }
}
