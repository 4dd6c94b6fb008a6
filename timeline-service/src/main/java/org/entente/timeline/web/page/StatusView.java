package org.entente.timeline.web.page;

import java.util.List;

/**
 * How the service is. Numbers are as they are read; one that is not known is a dash.
 *
 * @param refresh entries that are still to be made anew
 * @param lag messages that lie on the topics and are not yet taken in
 * @param generation which of the entries' generations serves
 * @param rebuild null where none is running
 */
public record StatusView(
    long deadLetters,
    String refresh,
    String lag,
    int generation,
    Rebuilding rebuild,
    List<Through> through,
    List<Topic> topics,
    List<Loop> loops) {

  /**
   * How far a rebuild is.
   *
   * @param done {@code 1,200 of 5,000 records}
   * @param left in words, null while it cannot be told
   */
  public record Rebuilding(String phase, long records, long of, String done, String left) {}

  /** How far an owner is applied. */
  public record Through(String owner, String seq, String when) {}

  public record Topic(String name, List<Partition> partitions) {}

  public record Partition(int number, String position, String end, String lag, String when) {}

  public record Loop(String name, boolean alive, String when, String error) {}
}
