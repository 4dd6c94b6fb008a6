package org.entente.timeline.web.page;

import java.util.List;

/**
 * How the service is.
 *
 * @param lag messages that lie on the topics and are not yet taken in
 * @param refresh entries that are still to be made anew
 */
public record StatusView(
    long deadLetters,
    long refresh,
    long lag,
    List<Through> through,
    List<Topic> topics,
    List<Loop> loops) {

  /** How far an owner is applied. */
  public record Through(String owner, long seq, String when) {}

  public record Topic(String name, int partitions, long lag) {
    Topic and(Topic other) {
      return new Topic(name, partitions + other.partitions, lag + other.lag);
    }
  }

  public record Loop(String name, boolean alive, String when, String error) {}
}
