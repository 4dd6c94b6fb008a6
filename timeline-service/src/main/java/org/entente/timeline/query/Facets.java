package org.entente.timeline.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.TreeMap;

/** Counts of a view, whole, never cut (API §5). */
public record Facets(
    long total,
    Map<String, Long> kind,
    Map<String, Long> status,
    Map<String, Long> level,
    Map<String, Long> topic,
    Map<String, Long> party,
    Map<String, Long> series,
    Map<String, Long> initiative,
    Map<String, Long> year,
    @JsonIgnore Map<String, Long> host) {

  /** Filled from facets, values and counts; what is given twice adds up. */
  static final class Filling {
    private long total;
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    void add(String facet, String value, long count) {
      if (facet.equals("total")) {
        total = count;
      } else {
        of(facet).merge(value, count, Long::sum);
      }
    }

    Facets whole() {
      return new Facets(
          total,
          of("kind"),
          of("status"),
          of("level"),
          of("topic"),
          of("party"),
          of("series"),
          of("initiative"),
          of("year"),
          of("host"));
    }

    private Map<String, Long> of(String facet) {
      return counts.computeIfAbsent(facet, name -> new TreeMap<>());
    }
  }
}
