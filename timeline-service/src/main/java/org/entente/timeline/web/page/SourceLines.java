package org.entente.timeline.web.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Source;

/** Sources in words. */
final class SourceLines {
  private final Texts t;

  SourceLines(Texts t) {
    this.t = t;
  }

  List<EntryPageView.SourceLine> of(List<Source> sources) {
    return sources.stream().map(this::line).toList();
  }

  private EntryPageView.SourceLine line(Source source) {
    String facts =
        Stream.of(
                source.publisher(),
                DateView.label(source.published(), t),
                source.accessed() == null
                    ? null
                    : t.say("source.accessed", DateView.label(source.accessed(), t)),
                source.supports().isEmpty()
                    ? null
                    : t.say(
                        "source.supports",
                        t.list(
                            source.supports().stream()
                                .map(field -> t.word("field", field))
                                .toList())))
            .filter(fact -> fact != null)
            .collect(Collectors.joining(" · "));
    return new EntryPageView.SourceLine(
        source.title() == null ? source.url() : source.title(),
        Outside.safe(source.url()),
        facts,
        source.quote(),
        source.lang(),
        Outside.safe(source.archived()),
        source.note());
  }
}
