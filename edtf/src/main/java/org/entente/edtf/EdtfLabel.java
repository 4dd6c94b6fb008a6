package org.entente.edtf;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a date is called: "27 November 2024", "about 2014", "possibly 2014", "spring 2001", "3–5 May
 * 2016", "between 1866 and 1868". In English, Japanese, Hindi, French, German and Spanish.
 */
public final class EdtfLabel {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final LabelLanguage language;
  private final DateLabel dates;
  private final IntervalLabel intervals;

  private EdtfLabel(LabelLanguage language) {
    this.language = language;
    this.dates = new DateLabel(language);
    this.intervals = new IntervalLabel(language, dates);
  }

  /** The label in the language of the locale, in English where that is none of the six. */
  public static String of(Edtf date, Locale locale) {
    return new EdtfLabel(LabelLanguage.of(locale)).label(date);
  }

  /** Reads such a label in the language of the locale; empty where no date has it. */
  static Optional<Edtf> read(String label, Locale locale) {
    LabelLanguage language = LabelLanguage.of(locale);
    EdtfLabel labels = new EdtfLabel(language);
    DateLabelReader dates = new DateLabelReader(language, labels.dates);
    return new LabelReader(language, dates, labels::label).read(label);
  }

  private String label(Edtf value) {
    return switch (value) {
      case EdtfDate date -> dates.label(date);
      case EdtfDateTime time -> time(time);
      case EdtfInterval interval -> interval(interval.start(), interval.end());
      case EdtfOneOf set -> oneOf(set.members());
      case EdtfAll set -> language.and(set.members().stream().map(this::member).toList());
    };
  }

  private String time(EdtfDateTime time) {
    return language.fill("time", language.day(time.local().toLocalDate()), clock(time));
  }

  /** What the time of the day is called: "10:00 UTC", in every language. */
  public static String clock(EdtfDateTime time) {
    LocalDateTime local = time.local();
    String zone =
        time.offset().map(o -> o == ZoneOffset.UTC ? " UTC" : " UTC" + o.getId()).orElse("");
    return (local.getSecond() == 0 ? MINUTES : SECONDS).format(local) + zone;
  }

  private String interval(Endpoint start, Endpoint end) {
    return switch (start) {
      case EdtfDate from -> from(from, end);
      case Endpoint.Open open ->
          switch (end) {
            case EdtfDate to -> dates.phrase("until", to);
            case Endpoint.Open none -> language.word("always");
            case Endpoint.Unknown unknown -> language.word("endUnknown");
          };
      case Endpoint.Unknown unknown ->
          end instanceof EdtfDate to
              ? dates.phrase("untilStartUnknown", to)
              : language.word("startUnknown");
    };
  }

  private String from(EdtfDate start, Endpoint end) {
    return switch (end) {
      case EdtfDate to -> intervals.label(start, to);
      case Endpoint.Open open -> dates.phrase("from", start);
      case Endpoint.Unknown unknown -> dates.phrase("fromEndUnknown", start);
    };
  }

  private String oneOf(List<SetMember> members) {
    if (members.size() == 1
        && members.getFirst() instanceof EdtfRange(EdtfDate first, EdtfDate last)) {
      return dates.phrase("between", first, last);
    }
    return language.or(members.stream().map(this::member).toList());
  }

  private String member(SetMember member) {
    return switch (member) {
      case EdtfDate date -> dates.label(date);
      case EdtfRange(EdtfDate first, EdtfDate last) -> intervals.label(first, last);
      case EdtfRange(EdtfDate first, Endpoint open) -> language.fill("orLater", dates.label(first));
      case EdtfRange(Endpoint open, Endpoint last) ->
          language.fill("orEarlier", dates.label((EdtfDate) last));
    };
  }
}
