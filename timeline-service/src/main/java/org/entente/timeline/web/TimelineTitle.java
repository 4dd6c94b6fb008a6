package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.export.Words;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.RecordQuery;

/** What a timeline is called, as its names were recorded when it was made. */
@ApplicationScoped
public class TimelineTitle {
  private final RecordQuery records;

  TimelineTitle(RecordQuery records) {
    this.records = records;
  }

  /**
   * With what narrows it.
   *
   * @param asked values by parameter
   */
  String of(String scope, Map<String, List<String>> asked, Instant made, Locale language)
      throws SQLException {
    Words words = Words.in(language);
    var said = FilterWords.of(asked, words, (kind, ids) -> names(kind, ids, made, language));
    String whose = of(scope, made, language);
    return said.isEmpty() ? whose : whose + " · " + FilterWords.line(said, words);
  }

  /**
   * @param made null where nothing is recorded
   * @param language null for the records' own
   */
  public String of(String scope, Instant made, Locale language) throws SQLException {
    if (scope.equals(Assembled.ALL)) {
      return "Entente";
    }
    if (!Asked.partnership(scope)) {
      EntityKey key = EntityKey.parse(scope);
      return names(key.kind(), List.of(key.id()), made, language).getOrDefault(key.id(), key.id());
    }
    List<String> parties = Arrays.asList(scope.split("-"));
    Map<String, String> names = names(Kind.PARTY, parties, made, language);
    return parties.stream()
        .map(party -> names.getOrDefault(party, party))
        .collect(Collectors.joining(" – "));
  }

  private Map<String, String> names(Kind kind, List<String> ids, Instant made, Locale language)
      throws SQLException {
    return made == null
        ? Map.of()
        : records.names(kind, ids, LocalDate.ofInstant(made, ZoneOffset.UTC), language, made);
  }
}
