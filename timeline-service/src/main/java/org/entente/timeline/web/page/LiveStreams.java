package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.entente.timeline.stream.ChangeReader;

/**
 * The streams that pages follow. Each begins after the newest change at the page's making, so that
 * nothing is missed between that and the browser's connecting. Ask before the page reads.
 */
@ApplicationScoped
class LiveStreams {
  private final ChangeReader log;

  LiveStreams(ChangeReader log) {
    this.log = log;
  }

  /** Of everything. */
  Live all() throws SQLException {
    return new Live("/api/v1/stream?since=" + head(), null);
  }

  /**
   * Of a view: the page's filters and one more, such as {@code partnership}. Null where words are
   * sought, which the stream does not know, and for the record of another day, which is as it is.
   */
  Live view(Address address, String name, String value) throws SQLException {
    return follow(address, address.stream().changed(name, List.of(value)));
  }

  /** Of what is sought everywhere, under the same conditions. */
  Live view(Address address) throws SQLException {
    return follow(address, address.stream());
  }

  private Live follow(Address address, Address stream) throws SQLException {
    return address.all("q").isEmpty() && address.all("asOf").isEmpty()
        ? new Live(stream.with("since", Long.toString(head())), null)
        : null;
  }

  /** Of one entry, among those of a partnership where it has one. */
  Live entry(String id, List<String> partnerships) throws SQLException {
    String among = partnerships.isEmpty() ? "" : "partnership=" + partnerships.getFirst() + "&";
    return new Live("/api/v1/stream?" + among + "since=" + head(), id);
  }

  private long head() throws SQLException {
    return log.window().last();
  }
}
