package org.entente.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.entente.contracts.Identifier;
import org.entente.contracts.Name;
import org.entente.contracts.Party;
import org.entente.contracts.Source;

/** States and territories of ISO 3166-1, from the table "country-codes" (PDDL). */
final class Countries {
  private static final Source SOURCE =
      new Source(
          "Country codes",
          "datasets/country-codes",
          "https://github.com/datasets/country-codes",
          null,
          null,
          null,
          null,
          null,
          List.of(),
          "PDDL; names in Japanese and Hindi from Unicode CLDR");

  /** No longer, or not only, a territory of another: the table does not say "Yes" of these. */
  private static final Map<String, String> STATES =
      Map.of(
          "PS", "Observer state of the United Nations since 29 November 2012.",
          "CK", "In free association with New Zealand; makes treaties in its own name.",
          "NU", "In free association with New Zealand; makes treaties in its own name.");

  private Countries() {}

  static List<Party> read(Path countryCodes, Map<String, TreeSet<String>> predecessors) {
    return Table.csv(countryCodes).stream().map(row -> party(row, predecessors)).toList();
  }

  private static Party party(Table.Row row, Map<String, TreeSet<String>> predecessors) {
    String id = row.required("ISO3166-1-Alpha-2");
    boolean state = "Yes".equals(row.get("is_independent")) || STATES.containsKey(id);
    return new Party(
        id,
        row.required("official_name_en"),
        names(row, id),
        state ? "state" : "territory",
        null,
        Parties.predecessors(predecessors, id),
        List.of(),
        identifiers(row),
        List.of(),
        List.of(SOURCE),
        state ? STATES.get(id) : row.get("is_independent") + ".");
  }

  private static List<Name> names(Table.Row row, String id) {
    List<Name> names = new ArrayList<>();
    official(names, "en", row.required("official_name_en"));
    official(names, "fr", row.required("official_name_fr"));
    official(names, "es", row.required("official_name_es"));
    // Where the United Nations give no Russian name the table's stands in another case of grammar.
    official(
        names,
        "ru",
        row.get("UNTERM Russian Short") == null
            ? cldr(id, "ru")
            : row.required("official_name_ru"));
    official(names, "zh", row.required("official_name_cn"));
    official(names, "ar", row.required("official_name_ar"));
    official(names, "ja", cldr(id, "ja"));
    official(names, "hi", cldr(id, "hi"));
    other(names, row.get("CLDR display name"), "short");
    String formal = row.get("UNTERM English Formal");
    other(
        names,
        formal == null ? null : formal.replaceFirst("^the ", "").replaceFirst(" \\*+$", ""),
        "alias");
    return names;
  }

  private static void official(List<Name> names, String language, String name) {
    names.add(new Name(name, language, null, null));
  }

  private static void other(List<Name> names, String name, String kind) {
    if (name != null && names.stream().noneMatch(known -> known.name().equals(name))) {
      names.add(new Name(name, "en", null, kind));
    }
  }

  private static String cldr(String id, String language) {
    return Locale.of("", id).getDisplayCountry(Locale.of(language));
  }

  private static List<Identifier> identifiers(Table.Row row) {
    List<Identifier> identifiers = new ArrayList<>();
    identifiers.add(new Identifier("iso3166-1-alpha3", row.required("ISO3166-1-Alpha-3")));
    identifiers.add(
        new Identifier(
            "iso3166-1-numeric",
            "%03d".formatted(Integer.parseInt(row.required("ISO3166-1-numeric")))));
    String wikidata = row.get("wikidata_id");
    if (wikidata != null) {
      identifiers.add(
          new Identifier("wikidata", wikidata.substring(wikidata.lastIndexOf('/') + 1)));
    }
    return identifiers;
  }
}
