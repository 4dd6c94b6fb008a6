package org.entente.edtf;

import static org.entente.edtf.DateLabelReader.all;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what {@link EdtfLabel} prints, in the same language and by the same words. Whatever is read
 * has this very label, but for blanks, capitals, the width and form of signs and digits, and months
 * that are abbreviated. Where several dates have it, the plainest is taken: a span before a set.
 */
final class LabelReader {
  private static final String UTC = "utc";

  private final LabelLanguage language;
  private final DateLabelReader dates;
  private final Function<Edtf, String> label;

  LabelReader(LabelLanguage language, DateLabelReader dates, Function<Edtf, String> label) {
    this.language = language;
    this.dates = dates;
    this.label = label;
  }

  /** Empty where no date has such a label. */
  Optional<Edtf> read(String text) {
    String plain = language.unabbreviated(PlainText.of(text));
    String sought = PlainText.withoutBlanks(plain);
    return all(dates.dates(plain), intervals(plain), times(plain), ranges(plain), sets(plain))
        .filter(value -> PlainText.withoutBlanks(PlainText.of(label.apply(value))).equals(sought))
        .findFirst();
  }

  private Stream<EdtfInterval> intervals(String text) {
    return all(
        spans(text),
        of("from", text).map(start -> new EdtfInterval(start, Endpoint.OPEN)),
        of("fromEndUnknown", text).map(start -> new EdtfInterval(start, Endpoint.UNKNOWN)),
        of("until", text).map(end -> new EdtfInterval(Endpoint.OPEN, end)),
        of("untilStartUnknown", text).map(end -> new EdtfInterval(Endpoint.UNKNOWN, end)),
        Stream.of(
            new EdtfInterval(Endpoint.UNKNOWN, Endpoint.OPEN),
            new EdtfInterval(Endpoint.OPEN, Endpoint.UNKNOWN),
            new EdtfInterval(Endpoint.OPEN, Endpoint.OPEN)));
  }

  /** The dates of a phrase of one date. */
  private Stream<EdtfDate> of(String key, String text) {
    return language.places(key, text).flatMap(places -> dates.dates(places[0]));
  }

  private Stream<EdtfInterval> spans(String text) {
    return all(
            two("interval", text),
            shared("withinMonth", "dayOfMonth", text),
            shared("withinYear", "dayAlone", text),
            shared("withinYear", "monthAlone", text))
        .filter(ends -> !EdtfInterval.reversed(ends.getFirst(), ends.getLast()))
        .map(ends -> new EdtfInterval(ends.getFirst(), ends.getLast()));
  }

  private Stream<List<EdtfDate>> two(String key, String text) {
    return language
        .places(key, text)
        .flatMap(places ->
            dates
                .dates(places[0])
                .flatMap(first -> dates.dates(places[1]).map(last -> List.of(first, last))));
  }

  /** The first end lacks what the last says, or the last what the first does. */
  private Stream<List<EdtfDate>> shared(String key, String part, String text) {
    return language
        .places(key, text)
        .flatMap(places -> {
          boolean firstIsWhole = places[1].isEmpty();
          return language
              .unfinished(part, firstIsWhole ? places[3] : places[0])
              .flatMap(other ->
                  dates
                      .dates(firstIsWhole ? places[2] : places[1])
                      .filter(whole -> other.finished(whole) != null)
                      .map(whole ->
                          firstIsWhole
                              ? List.of(whole, other.finished(whole))
                              : List.of(other.finished(whole), whole)));
        });
  }

  private Stream<EdtfDateTime> times(String text) {
    return language
        .places("time", text)
        .flatMap(places ->
            dates
                .dates(places[0])
                .filter(date -> date instanceof EdtfDay && date.certain())
                .flatMap(day -> time((EdtfDay) day, places[1]).stream()));
  }

  private static Optional<EdtfDateTime> time(EdtfDay day, String clock) {
    int zone = clock.indexOf(UTC);
    try {
      LocalDateTime local =
          LocalTime.parse((zone < 0 ? clock : clock.substring(0, zone)).strip())
              .atDate(day.bounds().earliestDate().orElseThrow());
      String offset = zone < 0 ? "" : clock.substring(zone + UTC.length());
      return Optional.of(
          zone < 0
              ? EdtfDateTime.of(local)
              : EdtfDateTime.of(local, offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset)));
    } catch (DateTimeException | IllegalArgumentException noSuchTime) {
      return Optional.empty();
    }
  }

  private Stream<EdtfOneOf> ranges(String text) {
    return all(ranges("between", text), openRanges(text))
        .map(range -> new EdtfOneOf(List.of(range)));
  }

  private Stream<EdtfRange> ranges(String key, String text) {
    return two(key, text).flatMap(ends -> range(ends.getFirst(), ends.getLast()));
  }

  private static Stream<EdtfRange> range(EdtfDate first, EdtfDate last) {
    return Precision.of(first) == Precision.of(last) && !EdtfInterval.reversed(first, last)
        ? Stream.of(new EdtfRange(first, last))
        : Stream.empty();
  }

  private Stream<EdtfRange> openRanges(String text) {
    return all(
        of("orEarlier", text).map(date -> new EdtfRange(Endpoint.OPEN, date)),
        of("orLater", text).map(date -> new EdtfRange(date, Endpoint.OPEN)));
  }

  private Stream<EdtfSet> sets(String text) {
    return all(
        members(language.alternatives(text)).map(EdtfOneOf::new),
        members(language.members(text)).map(EdtfAll::new));
  }

  /** Of each label the plainest that a set may hold. */
  private Stream<List<SetMember>> members(List<String> labels) {
    List<SetMember> members = new ArrayList<>();
    for (String text : labels) {
      Optional<SetMember> member = member(text);
      if (member.isEmpty()) {
        return Stream.empty();
      }
      members.add(member.get());
    }
    boolean refused = members.size() < 2 || !Members.fit(members);
    for (int i = 0; i < members.size(); i++) {
      refused |=
          members.get(i) instanceof EdtfRange(Endpoint start, Endpoint end)
              && (i > 0 && start == Endpoint.OPEN
                  || i < members.size() - 1 && end == Endpoint.OPEN);
    }
    return refused ? Stream.empty() : Stream.of(members);
  }

  private Optional<SetMember> member(String text) {
    Stream<EdtfRange> spans =
        spans(text).flatMap(span -> range((EdtfDate) span.start(), (EdtfDate) span.end()));
    return DateLabelReader.<SetMember>all(dates.dates(text), spans, openRanges(text))
        .filter(member -> {
          Edtf alone = member instanceof EdtfDate date ? date : new EdtfAll(List.of(member));
          String said = PlainText.withoutBlanks(PlainText.of(label.apply(alone)));
          return said.equals(PlainText.withoutBlanks(text));
        })
        .findFirst();
  }
}
