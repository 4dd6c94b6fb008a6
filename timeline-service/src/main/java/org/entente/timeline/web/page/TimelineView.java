package org.entente.timeline.web.page;

import java.util.List;

/**
 * A timeline on a page: the picture of its years, its filters, its entries by year.
 *
 * @param order the same the other way round
 * @param next the following page, null on the last
 * @param first the first page, null where this is it
 * @param asOf the time up to which it is shown, null for now
 * @param none what is said in the place of entries where there are none
 * @param nearest where there is something, of a view that is empty without any filter
 */
public record TimelineView(
    long total,
    boolean ascending,
    String order,
    YearStrip years,
    List<Pill> kinds,
    List<Group> more,
    List<Chosen> chosen,
    String bare,
    List<Year> groups,
    String next,
    String first,
    List<Way> ways,
    AsOf asOf,
    String none,
    List<Way> nearest) {

  /** A filter that is a link and says its count. */
  public record Pill(String value, String label, String href, long count, boolean current) {}

  /** Filters of one sort. */
  public record Group(String label, List<Pill> pills) {}

  /** A filter that holds, and the view without it. */
  public record Chosen(String label, String href) {}

  /** The entries that begin in a year. */
  public record Year(String anchor, String label, String count, List<EntryView> entries) {}

  /** A format in which the view can be taken away. */
  public record Way(String label, String href) {}
}
