package org.entente.timeline.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.contracts.Event;
import org.entente.edtf.Edtf;
import org.entente.timeline.entry.Entry;

/**
 * What is worth saying of an entry beside what stands in it: pure. An entry raises {@link
 * Question}s of what came before it; the answers become sentences, names as the entry shows them.
 *
 * <p>Only of what was held, and where a claim is about order, only on a date that is no vaguer than
 * a day: nothing is claimed that another reading of a date could turn round.
 */
final class Remarks {
  /** A return after less than this is no news. */
  static final int DAYS_OF_A_RETURN = 2 * 365;

  private static final int MOST_VISITORS = 5;
  private static final int MOST_PAIRS = 6;
  private static final List<String> MEETINGS = List.of("visit", "meeting", "dialogue", "summit");
  private static final Set<Integer> ROUND = Set.of(10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100);

  private Remarks() {}

  /** What kind of precedent is looked for, which decides the sentence. */
  enum About {
    EVENT,
    LEVEL,
    VISIT,
    MEETING,
    EDITION
  }

  /**
   * Is there an earlier held entry like this one, and when was the last?
   *
   * @param scope in whose timeline it is looked for
   * @param other another timeline in which it must stand too, or null
   * @param kinds of the entries that count; empty for all
   * @param level null for any; {@code host} alike
   * @param named whom or what the sentence names, as the entry shows them
   */
  record Question(
      About about,
      String scope,
      String other,
      List<String> kinds,
      String level,
      String host,
      List<String> named) {

    /** Questions that are alike ask for the same entries. */
    Question alike() {
      return new Question(about, scope, other, kinds, level, host, List.of());
    }
  }

  /** What was found for a question. */
  sealed interface Precedent {
    /** There is none. */
    record None() implements Precedent {}

    /**
     * The last one.
     *
     * @param date as recorded
     * @param days from its latest day to the entry's earliest
     * @param longest whether no gap between two editions is longer
     */
    record Last(String date, long days, boolean longest) implements Precedent {}

    /** Too far back to be looked for, or on a day that is not known: nothing is claimed. */
    record Unknown() implements Precedent {}
  }

  static Set<Question> questions(Entry entry) {
    Set<Question> questions = new LinkedHashSet<>();
    if (!entry.status().equals(Event.HELD) || Edtf.parse(entry.date().edtf()).vague()) {
      return questions;
    }
    if (entry.parties().size() == 2 && entry.partnerships().size() == 1) {
      String pair = entry.partnerships().getFirst();
      List<String> both = entry.parties().stream().map(Remarks::name).toList();
      questions.add(new Question(About.EVENT, pair, null, List.of(), null, null, both));
      if (entry.level() != null && MEETINGS.contains(entry.kind())) {
        questions.add(new Question(About.LEVEL, pair, null, MEETINGS, entry.level(), null, both));
      }
    }
    questions.addAll(visits(entry));
    questions.addAll(meetings(entry));
    if (entry.series() != null && entry.series().name() != null) {
      questions.add(
          new Question(
              About.EDITION,
              "series/" + entry.series().id(),
              null,
              List.of(),
              null,
              null,
              List.of(entry.series().name())));
    }
    return questions;
  }

  /** Who came from elsewhere, as far as it is known who they are. */
  private static List<Question> visits(Entry entry) {
    if (!entry.kind().equals("visit") || entry.host() == null) {
      return List.of();
    }
    String host =
        entry.parties().stream()
            .filter(party -> party.id().equals(entry.host()))
            .findFirst()
            .map(Remarks::name)
            .orElse(entry.host());
    return known(entry).stream()
        .filter(
            participant -> participant.party() != null && !participant.party().equals(entry.host()))
        .limit(MOST_VISITORS)
        .map(participant ->
            new Question(
                About.VISIT,
                "person/" + participant.person().id(),
                null,
                List.of("visit"),
                null,
                entry.host(),
                List.of(participant.person().name(), host)))
        .distinct()
        .toList();
  }

  /** Two people of different parties; at a conference of many it is no news. */
  private static List<Question> meetings(Entry entry) {
    if (!MEETINGS.contains(entry.kind())) {
      return List.of();
    }
    List<Entry.Participant> people = known(entry);
    List<Question> pairs = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      for (int j = i + 1; j < people.size(); j++) {
        Entry.Participant one = people.get(i);
        Entry.Participant other = people.get(j);
        if (one.party() != null && other.party() != null && !one.party().equals(other.party())) {
          if (pairs.size() == MOST_PAIRS) {
            return List.of();
          }
          pairs.add(meeting(one.person(), other.person()));
        }
      }
    }
    return pairs;
  }

  private static Question meeting(Entry.Named one, Entry.Named other) {
    boolean sorted = one.id().compareTo(other.id()) < 0;
    return new Question(
        About.MEETING,
        "person/" + (sorted ? one : other).id(),
        "person/" + (sorted ? other : one).id(),
        MEETINGS,
        null,
        null,
        List.of(one.name(), other.name()));
  }

  private static List<Entry.Participant> known(Entry entry) {
    return entry.participants().stream()
        .filter(participant -> participant.person() != null && participant.person().name() != null)
        .toList();
  }

  /**
   * The sentences of an entry.
   *
   * @param answers to its questions; one that is left out counts as unknown
   */
  static List<String> of(Entry entry, Map<Question, Precedent> answers, Sentences sentences) {
    Set<String> remarks = new LinkedHashSet<>();
    edition(entry, sentences).ifPresent(remarks::add);
    for (Question question : questions(entry)) {
      switch (answers.getOrDefault(question, new Precedent.Unknown())) {
        case Precedent.None none -> first(entry, question, sentences).ifPresent(remarks::add);
        case Precedent.Last last -> again(question, last, sentences).ifPresent(remarks::add);
        case Precedent.Unknown unknown -> {}
      }
    }
    return List.copyOf(remarks);
  }

  /** What the record itself numbers needs no precedent. */
  private static Optional<String> edition(Entry entry, Sentences sentences) {
    Entry.SeriesPlace series = entry.series();
    if (series == null
        || series.name() == null
        || series.edition() == null
        || !entry.status().equals(Event.HELD)) {
      return Optional.empty();
    }
    int edition = series.edition();
    if (edition == 1) {
      return Optional.of(sentences.say("remark.edition.first", series.name()));
    }
    return ROUND.contains(edition) || edition % 100 == 0
        ? Optional.of(sentences.say("remark.edition", series.name(), sentences.ordinal(edition)))
        : Optional.empty();
  }

  private static Optional<String> first(Entry entry, Question question, Sentences sentences) {
    // that the record's first is the third edition says something of the record alone
    return question.about() == About.EDITION && entry.series().edition() != null
        ? Optional.empty()
        : Optional.of(
            sentences.say(
                "remark.first." + question.about().name().toLowerCase(Locale.ROOT),
                words(question, sentences)));
  }

  private static Optional<String> again(
      Question question, Precedent.Last last, Sentences sentences) {
    if (last.days() < DAYS_OF_A_RETURN) {
      return Optional.empty();
    }
    String since = sentences.since(last.date());
    return switch (question.about()) {
      case LEVEL -> {
        String[] words = words(question, sentences);
        yield Optional.of(sentences.say("remark.again.level", words[0], words[1], since));
      }
      case EDITION ->
          Optional.of(
              sentences.say(
                  last.longest() ? "remark.again.longest" : "remark.again.edition",
                  question.named().getFirst(),
                  since));
      case EVENT, VISIT, MEETING -> Optional.empty();
    };
  }

  private static String[] words(Question question, Sentences sentences) {
    List<String> named = question.named();
    return switch (question.about()) {
      case EVENT -> new String[] {parties(named, sentences)};
      case LEVEL -> new String[] {parties(named, sentences), sentences.meeting(question.level())};
      case VISIT -> new String[] {named.get(0), sentences.party(named.get(1))};
      case MEETING -> new String[] {sentences.both(named.get(0), named.get(1))};
      case EDITION -> new String[] {named.getFirst()};
    };
  }

  private static String parties(List<String> named, Sentences sentences) {
    return sentences.both(sentences.party(named.get(0)), sentences.party(named.get(1)));
  }

  private static String name(Entry.Named named) {
    return named.name() == null ? named.id() : named.name();
  }
}
