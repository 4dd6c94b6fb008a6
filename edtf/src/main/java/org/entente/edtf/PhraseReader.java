package org.entente.edtf;

import java.util.ArrayList;
import java.util.List;

/** Reads what people say around dates: "between … and …", "before …", "from … to …", "… or …". */
final class PhraseReader {
  private final Words words;
  private final WordDateReader dates;
  private final WordTimeReader times;

  PhraseReader(Words words) {
    this.words = words;
    this.dates = new WordDateReader(words);
    this.times = new WordTimeReader(words);
  }

  Edtf value() {
    Edtf value = phrase();
    if (!words.atEnd()) {
      throw words.refusal("the end");
    }
    return value;
  }

  private Edtf phrase() {
    if (words.accept("between")) {
      return between();
    }
    if (words.accept("before") || words.accept("prior", "to")) {
      return some(Endpoint.OPEN, neighbour(-1));
    }
    if (words.accept("after")) {
      return some(neighbour(1), Endpoint.OPEN);
    }
    if (words.accept("by") || words.accept("not", "after")) {
      return some(Endpoint.OPEN, dates.date());
    }
    if (words.accept("at", "all", "times")) {
      return new EdtfInterval(Endpoint.OPEN, Endpoint.OPEN);
    }
    if (words.acceptAny("from", "since")) {
      return from();
    }
    if (words.acceptAny("until", "till") || words.accept("up", "to")) {
      return until();
    }
    return several();
  }

  private Edtf between() {
    EdtfDate first = dates.date();
    if (!words.accept("and")) {
      throw words.refusal("'and' and another date");
    }
    return new EdtfOneOf(List.of(rangeFrom(first)));
  }

  /**
   * A range to the date that comes next. Where one of the two is said finer, both are taken so:
   * "between 3 May 2014 and June 2014" ends on 30 June.
   */
  private EdtfRange rangeFrom(EdtfDate start) {
    return range(start, words.peek(), endOf(start));
  }

  private EdtfRange range(EdtfDate start, Word word, EdtfDate end) {
    Precision fine = Precision.of(start).common(Precision.of(end));
    EdtfDate first = fine.edge(start, false);
    EdtfDate last = fine.edge(end, true);
    // "between 1000 and 1999, month unknown" is no range to a month of 1999
    boolean unknown = first != start && last instanceof EdtfMonth m && !m.month().specified();
    if (first == null || last == null || unknown) {
      throw words.refusal(word, Precision.of(start) + " like " + start);
    }
    return new EdtfRange(first, last);
  }

  private static EdtfOneOf some(Endpoint start, Endpoint end) {
    return new EdtfOneOf(List.of(new EdtfRange(start, end)));
  }

  /** The date just before or after the one that is read. */
  private EdtfDate neighbour(int step) {
    Word word = words.peek();
    EdtfDate date = dates.date();
    if (Neighbour.isBeyondLimit(date, step)) {
      throw words.refusal(word, "a date within ±999,999,999 years");
    }
    return Neighbour.of(date, step);
  }

  private EdtfInterval from() {
    if (unknownDate()) {
      words.accept("on");
      return new EdtfInterval(Endpoint.UNKNOWN, Endpoint.OPEN);
    }
    Unfinished beginning = dates.unfinished();
    if (beginning != null) {
      return span(beginning);
    }
    EdtfDate start = dates.date();
    if (acceptTo()) {
      return to(start);
    }
    if (words.accept(",", "end", "unknown")) {
      return new EdtfInterval(start, Endpoint.UNKNOWN);
    }
    words.acceptAny("on", "onward", "onwards");
    return new EdtfInterval(start, Endpoint.OPEN);
  }

  private EdtfInterval until() {
    if (unknownDate()) {
      return new EdtfInterval(Endpoint.OPEN, Endpoint.UNKNOWN);
    }
    EdtfDate end = dates.date();
    boolean unknown = words.accept(",", "start", "unknown");
    return new EdtfInterval(unknown ? Endpoint.UNKNOWN : Endpoint.OPEN, end);
  }

  private boolean unknownDate() {
    return words.accept("an", "unknown", "date") || words.accept("unknown");
  }

  private boolean acceptTo() {
    return words.acceptAny(WordNames.TO);
  }

  /** A span whose ends share what the last one says: "5–9 June 2024". */
  private EdtfInterval span(Unfinished beginning) {
    acceptTo();
    Word word = words.peek();
    EdtfDate end = dates.endOf(beginning);
    EdtfDate start = beginning.finished(end);
    if (start == null) {
      throw words.refusal(word, "an end as fine as the beginning, as in 5–9 June 2024");
    }
    return new EdtfInterval(start, notBefore(start, word, end));
  }

  private EdtfInterval to(EdtfDate start) {
    if (words.acceptAny("present", "now", "today")) {
      return new EdtfInterval(start, Endpoint.OPEN);
    }
    return new EdtfInterval(start, unknownDate() ? Endpoint.UNKNOWN : endOf(start));
  }

  private EdtfDate endOf(EdtfDate start) {
    Word word = words.peek();
    return notBefore(start, word, dates.date());
  }

  private EdtfDate notBefore(EdtfDate start, Word word, EdtfDate end) {
    if (EdtfInterval.reversed(start, end)) {
      throw words.refusal(word, "an end that does not lie before " + start);
    }
    return end;
  }

  /** One date, a time, a span, or several with commas and one kind of conjunction between them. */
  private Edtf several() {
    words.acceptAny("either", "both");
    Unfinished beginning = dates.unfinished();
    if (beginning != null) {
      EdtfInterval span = span(beginning);
      return words.atEnd() ? span : set(new EdtfRange(span.start(), span.end()));
    }
    EdtfDate first = dates.date();
    EdtfDateTime time = first instanceof EdtfDay day && day.certain() ? times.behind(day) : null;
    if (time != null) {
      return time;
    }
    if (acceptTo()) {
      Word word = words.peek();
      EdtfInterval span = to(first);
      return words.atEnd() || !(span.end() instanceof EdtfDate last)
          ? span
          : set(range(first, word, last));
    }
    SetMember member = openRange(first, true);
    return words.atEnd() && member == first ? first : set(member);
  }

  private EdtfSet set(SetMember first) {
    List<SetMember> members = new ArrayList<>(List.of(first));
    String conjunction = "";
    while (!words.atEnd()) {
      boolean comma = words.accept(",");
      if (words.peek().is(conjunction) || conjunction.isEmpty() && isConjunction()) {
        conjunction = words.next().text();
      } else if (!comma) {
        throw words.refusal(
            conjunction.isEmpty()
                ? "',', 'or', 'and' or the end"
                : "'" + conjunction + "' or the end");
      }
      Word word = words.peek();
      members.add(member());
      if (!Members.fit(members)) {
        throw words.refusal(
            word, "fewer dates, as EDTF has at most " + Edtf.MAX_LENGTH + " characters");
      }
    }
    if (members.size() > 1 && conjunction.isEmpty()) {
      throw words.refusal("'or' or 'and' and the last date");
    }
    return conjunction.equals("and") ? new EdtfAll(members) : new EdtfOneOf(members);
  }

  private boolean isConjunction() {
    return words.peek().is("or") || words.peek().is("and");
  }

  private SetMember member() {
    Unfinished beginning = dates.unfinished();
    if (beginning != null) {
      EdtfInterval span = span(beginning);
      return new EdtfRange(span.start(), span.end());
    }
    EdtfDate date = dates.date();
    return acceptTo() ? rangeFrom(date) : openRange(date, false);
  }

  /** "1913 or earlier" may only come first, "1915 or later" only last. */
  private SetMember openRange(EdtfDate date, boolean first) {
    if (first && (words.accept("or", "earlier") || words.accept("or", "before"))) {
      return new EdtfRange(Endpoint.OPEN, date);
    }
    if (words.accept("or", "later") || words.accept("or", "after")) {
      if (!words.atEnd()) {
        throw words.refusal("the end");
      }
      return new EdtfRange(date, Endpoint.OPEN);
    }
    return date;
  }
}
