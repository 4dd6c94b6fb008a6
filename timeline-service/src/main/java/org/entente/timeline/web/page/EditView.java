package org.entente.timeline.web.page;

import java.util.List;

/**
 * What the editor's corner begins with.
 *
 * @param kind null where none is chosen
 * @param id null for a new record
 * @param words that its script says, as JSON
 */
public record EditView(String kind, String id, List<Choice> kinds, String words) {

  /** A kind of record that may be made. */
  public record Choice(String kind, String collection, String name, String href) {}
}
