package org.entente.timeline.web.page;

import java.util.List;
import org.entente.rest.Problem;

/** Why a page is not shown, in the language of the reader. */
public record ErrorView(int status, List<Line> lines) {

  /**
   * @param english what the service says of it beyond that, null where that says it all
   */
  public record Line(String said, String english) {}

  static ErrorView of(int status, String said) {
    return new ErrorView(status, List.of(new Line(said, null)));
  }

  static ErrorView of(Problem problem, Texts t) {
    if (problem.status() == 404 || problem.status() == 410) {
      return new ErrorView(problem.status(), List.of());
    }
    if (problem.errors().isEmpty()) {
      Line line =
          t.tag().equals("en")
              ? new Line(problem.detail(), null)
              : new Line(t.say("error.later"), problem.detail());
      return new ErrorView(problem.status(), List.of(line));
    }
    return new ErrorView(
        problem.status(), problem.errors().stream().map(error -> line(error, t)).toList());
  }

  private static Line line(Problem.Error error, Texts t) {
    String where = error.parameter() == null ? error.pointer() : error.parameter();
    String english = where + ": " + error.detail();
    return t.tag().equals("en")
        ? new Line(english, null)
        : new Line(where + t.say("colon") + t.say("edit.fault." + error.rule().word()), english);
  }
}
