package org.entente.timeline.web.page;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.Variant;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Every text that goes into a page: escaped, and without the controls that turn the direction of
 * what stands beside it (U+202A–202E, U+2066–2069). Letters bring their own direction.
 */
class PageText implements ResultMapper {
  private final HtmlEscaper escaper = new HtmlEscaper(List.of("text/html"));

  void configure(@Observes EngineBuilder engine) {
    engine.addResultMapper(this);
  }

  /** Before the engine's own escaper, which then has nothing left to do. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 10;
  }

  @Override
  public boolean appliesTo(Origin origin, Object result) {
    Optional<Variant> variant = origin.getVariant();
    return result instanceof CharSequence
        && !(result instanceof RawString)
        && variant.map(Variant::getContentType).filter("text/html"::equals).isPresent();
  }

  @Override
  public String map(Object result, Expression expression) {
    return escaper.map(withoutTurns(result.toString()), expression);
  }

  static String withoutTurns(String text) {
    return text.codePoints().noneMatch(PageText::turns)
        ? text
        : text.codePoints()
            .filter(c -> !turns(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean turns(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
