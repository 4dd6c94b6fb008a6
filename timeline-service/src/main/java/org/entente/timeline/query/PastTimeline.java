package org.entente.timeline.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.EntryJson;

/**
 * A timeline as recorded up to a time, assembled whole from the facts: it costs in proportion to
 * its view (API §5).
 */
final class PastTimeline implements Timeline {
  private final List<Assembled> inOrder;
  private final Set<String> ids;

  /**
   * @param view the entries that pass the filter, in timeline order
   */
  PastTimeline(List<Assembled> view) {
    this.inOrder = view;
    this.ids = new HashSet<>();
    view.forEach(assembled -> ids.add(assembled.entry().id()));
  }

  @Override
  public Page flat(Asked asked) {
    return page(asked, assembled -> true);
  }

  @Override
  public Page tops(Asked asked) {
    return page(asked, assembled -> !ids.contains(parent(assembled)));
  }

  @Override
  public List<Part> parts(Asked asked, List<String> parents) {
    Set<String> wanted = Set.copyOf(parents);
    return inOrder.stream()
        .filter(assembled -> wanted.contains(parent(assembled)))
        .map(assembled -> new Part(parent(assembled), row(assembled)))
        .toList();
  }

  WholeTimeline whole(Instant asOf, Asked.Order order) {
    List<Assembled> directed = directed(order);
    return new WholeTimeline() {
      @Override
      public Instant made() {
        return asOf;
      }

      @Override
      public void read(Taker taker) throws SQLException, IOException {
        for (Assembled assembled : directed) {
          taker.take(document(assembled));
        }
      }

      @Override
      public void close() {}
    };
  }

  /** Changes have no numbers as of a time: recorded times, to the microsecond, stand for them. */
  FeedQuery.Feed feed(Instant asOf, FeedQuery.Place before) {
    List<FeedQuery.Item> items =
        inOrder.stream()
            .map(assembled ->
                new FeedQuery.Item(
                    row(assembled),
                    new FeedQuery.Place(
                        ChronoUnit.MICROS.between(Instant.EPOCH, assembled.recordedAt()),
                        assembled.entry().id()),
                    null))
            .filter(item -> before == null || item.place().compareTo(before) > 0)
            .sorted(Comparator.comparing(FeedQuery.Item::place))
            .limit(FeedQuery.LENGTH + 1L)
            .toList();
    return FeedQuery.Feed.of(asOf, items);
  }

  private List<Assembled> directed(Asked.Order order) {
    return order == Asked.Order.ASC ? inOrder : inOrder.reversed();
  }

  private Page page(Asked asked, Predicate<Assembled> shown) {
    List<Row> rows =
        directed(asked.order()).stream()
            .filter(shown)
            .filter(assembled -> asked.after() == null || beyond(asked, assembled))
            .limit(asked.limit() + 1L)
            .map(PastTimeline::row)
            .toList();
    return rows.size() <= asked.limit()
        ? new Page(rows, null)
        : new Page(rows.subList(0, asked.limit()), rows.get(asked.limit() - 1).order());
  }

  private static boolean beyond(Asked asked, Assembled assembled) {
    int compared = assembled.order().compareTo(asked.after());
    return asked.order() == Asked.Order.ASC ? compared > 0 : compared < 0;
  }

  private static String parent(Assembled assembled) {
    return assembled.entry().partOf() == null ? "" : assembled.entry().partOf().id();
  }

  private static Row row(Assembled assembled) {
    return new Row(assembled.entry().id(), document(assembled), assembled.order());
  }

  private static byte[] document(Assembled assembled) {
    return EntryJson.write(assembled.entry()).getBytes(StandardCharsets.UTF_8);
  }
}
