package org.entente.timeline.web.page;

import java.util.List;

/**
 * An entry as it stands in a timeline.
 *
 * @param status in words; null for what was held
 * @param with whether {@code who} leaves out who is named above already
 * @param more how many of who took part are not shown
 * @param also further parties than those whose timeline it is; two lead to their partnership
 * @param source where it was read, null where no source has an address
 * @param under the event it is part of, where that does not stand above it
 */
public record EntryView(
    String id,
    String href,
    String title,
    String kind,
    String kindName,
    String status,
    DateView date,
    boolean dateShown,
    boolean with,
    List<Who> who,
    int more,
    String summary,
    String place,
    List<Tag> tags,
    Tag also,
    String outcomes,
    String open,
    Source source,
    int sources,
    Tag under,
    List<EntryView> parts,
    String partsLabel,
    boolean partsOpen) {

  /**
   * A word that leads somewhere.
   *
   * @param href null where there is no page
   */
  public record Tag(String text, String href) {}

  /** Where it was read. */
  public record Source(String name, String url) {}

  /**
   * Who took part.
   *
   * @param href null where there is no page, as of an unnamed one
   */
  public record Who(String name, String href, String part, String party, List<Role> roles) {}

  /** A role on the date; a possible one says so. */
  public record Role(String text, boolean possible) {}
}
