package org.entente.timeline.web.page;

import java.util.List;
import java.util.Objects;
import org.entente.rest.Problem;

/**
 * Why a page is not shown, in the language of the reader.
 *
 * @param parameters those of the address that are at fault
 */
public record ErrorView(int status, List<Line> lines, List<String> parameters) {

  /** Whether a filter alone is at fault, which a form can mend. */
  public boolean mendable() {
    return !parameters.isEmpty() && Address.PARAMETERS.containsAll(parameters);
  }

  /**
   * @param english what the service says of it beyond that, null where that says it all
   */
  public record Line(String said, String english) {}

  static ErrorView of(int status, String said) {
    return new ErrorView(status, List.of(new Line(said, null)), List.of());
  }

  static ErrorView of(Problem problem, Texts t) {
    if (problem.status() == 404 || problem.status() == 410) {
      return new ErrorView(problem.status(), List.of(), List.of());
    }
    if (problem.errors().isEmpty()) {
      Line line =
          t.tag().equals("en")
              ? new Line(problem.detail(), null)
              : new Line(t.say("error.later"), problem.detail());
      return new ErrorView(problem.status(), List.of(line), List.of());
    }
    return new ErrorView(
        problem.status(),
        problem.errors().stream().map(error -> line(error, t)).toList(),
        problem.errors().stream().map(Problem.Error::parameter).filter(Objects::nonNull).toList());
  }

  private static Line line(Problem.Error error, Texts t) {
    String where = error.parameter() == null ? error.pointer() : error.parameter();
    String english = where + ": " + error.detail();
    return t.tag().equals("en")
        ? new Line(english, null)
        : new Line(where + t.say("colon") + t.say("edit.fault." + error.rule().word()), english);
  }
}
