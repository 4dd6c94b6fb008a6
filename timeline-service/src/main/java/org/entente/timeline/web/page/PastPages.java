package org.entente.timeline.web.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.entente.contracts.ChangeHeaders;
import org.entente.timeline.web.TimelineTitle;

/** Anybody's timeline as it was recorded up to a time, under the name that was recorded then. */
@ApplicationScoped
class PastPages {
  private final TimelineTitle titles;

  PastPages(TimelineTitle titles) {
    this.titles = titles;
  }

  /**
   * @param page with the canonical address of the timeline as it is now
   * @param timeline of another day
   */
  TemplateInstance page(Page page, TimelineView timeline, String publicUrl) throws SQLException {
    AsOf asOf = timeline.asOf();
    Page named =
        page.titled(titles.of(timeline.scope(), asOf.at(), page.t().records()))
            .canonical(page.canonical() + "?asOf=" + ChangeHeaders.time(asOf.at()));
    return Templates.past(named, timeline, Taken.of(named, publicUrl));
  }
}
