package org.entente.timeline.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.contracts.Change;

/**
 * A revision of a record: when, by whom, what changed and why.
 *
 * @param then where the record is shown as it was then, null where it was gone
 * @param reason null where none was given
 */
public record RevisionView(
    int revision, String when, String then, String who, String what, String reason) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Newest first, of revisions oldest first. */
  static List<RevisionView> of(List<Change> changes, Page page) {
    Texts t = page.t();
    List<RevisionView> views = new ArrayList<>();
    JsonNode before = null;
    for (Change change : changes) {
      JsonNode after = read(change);
      views.add(
          new RevisionView(
              change.revision(),
              t.moment(change.recordedAt()),
              change.type() == Change.Type.DELETED
                  ? null
                  : page.links().record(change.key(), change.recordedAt()),
              change.actor(),
              what(change, before, after, t),
              change.reason()));
      before = change.type() == Change.Type.DELETED ? null : after;
    }
    return views.reversed();
  }

  private static String what(Change change, JsonNode before, JsonNode after, Texts t) {
    return switch (change.type()) {
      case CREATED -> t.say("change.created");
      case DELETED ->
          change.mergedInto() == null
              ? t.say("change.deleted")
              : t.say("change.merged", change.mergedInto());
      case UPDATED ->
          before == null
              ? t.say("change.updated")
              : t.list(
                  differing(before, after).stream().map(name -> t.word("field", name)).toList());
    };
  }

  private static Set<String> differing(JsonNode before, JsonNode after) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> before.path(name).equals(after.path(name)));
    return names;
  }

  private static JsonNode read(Change change) {
    try {
      return JSON.readTree(change.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
