package org.entente.timeline.export;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What the briefing's templates are given. */
public final class Briefing {
  private Briefing() {}

  /** The templates, checked against these parameters when the service is built. */
  @CheckedTemplate(basePath = "briefing")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance head(Head head);

    static native TemplateInstance entry(Item item);

    static native TemplateInstance foot(Foot foot);
  }

  /**
   * What stands above all entries.
   *
   * @param asOf null for now
   * @param glance null of what is no partnership
   */
  public record Head(
      String language,
      String title,
      String style,
      String page,
      String made,
      String asOf,
      Glance glance,
      Words says) {}

  /**
   * A partnership at a glance.
   *
   * @param status what the two are to each other and since when, null where nobody said
   */
  public record Glance(String status, List<Group> groups) {}

  public record Group(String heading, List<Line> lines) {}

  /**
   * @param late what is late, in a word; null where nothing is
   */
  public record Line(String text, String url, String small, String late) {}

  /** What stands below them. */
  public record Foot(
      String entries,
      String page,
      Heading.Licence licence,
      String made,
      boolean none,
      Words says) {}

  /**
   * An entry.
   *
   * @param year where it opens one, else null
   * @param part whether it belongs to an entry that stands above it
   * @param under what it belongs to, where that stands elsewhere
   */
  public record Item(
      String year,
      boolean part,
      String url,
      String title,
      String kind,
      String status,
      String date,
      String edtf,
      boolean vague,
      String place,
      String parties,
      String under,
      List<Who> who,
      String summary,
      List<Result> outcomes,
      List<Told> accounts,
      List<Cited> sources,
      List<String> remarks,
      Words says) {}

  public record Who(String name, String party, String roles) {}

  public record Result(String text, boolean open) {}

  public record Told(String party, String text) {}

  /**
   * A source.
   *
   * @param url null where it is not to be linked
   */
  public record Cited(String title, String url, String publisher, String date, String quote) {}
}
