package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Kind;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.query.Sentences;
import org.entente.timeline.query.quality.Concerned;
import org.entente.timeline.query.quality.Finding;
import org.entente.timeline.query.quality.QualityQuery;
import org.entente.timeline.query.quality.QualityQuery.Asked;
import org.entente.timeline.web.Pair;

/** What is missing or contradictory in the record, each with the way to the field. */
@Path("/")
@RunOnVirtualThread
public class QualityPage {
  private static final Set<String> PARAMETERS = Set.of("rule", "kind", "partnership", "lang");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final Pages pages;
  private final QualityQuery quality;
  private final RecordQuery records;

  QualityPage(Pages pages, QualityQuery quality, RecordQuery records) {
    this.pages = pages;
    this.quality = quality;
    this.records = records;
  }

  @GET
  @Path("quality")
  public Response findings(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          Address address = Address.of(uri, PARAMETERS, page.t());
          QueryParams params = address.read(uri);
          List<String> rules = params.words("rule", QualityQuery.rules());
          List<Kind> kinds =
              params.words("kind", Stream.of(Kind.values()).map(Kind::word).toList()).stream()
                  .map(word -> Kind.ofWord(word).orElseThrow())
                  .toList();
          List<String> pairs = params.all("partnership", text -> Pair.read(text).sorted());
          Finding after = params.cursor().map(QualityPage::place).orElse(null);
          int limit = params.limit();
          params.all("lang", text -> text);
          params.done();
          Asked asked = new Asked(rules, kinds, new Concerned(List.of(), List.of(), pairs));
          List<Finding> found = quality.findings(asked, after, limit + 1);
          List<Finding> shown = found.subList(0, Math.min(limit, found.size()));
          Texts t = page.t();
          return Templates.quality(
              page.titled(t.say("nav.quality")).canonical(page.site() + "/quality"),
              new QualityView(
                  pills("rule", QualityQuery.rules(), rules, address, t),
                  pills(
                      "kind",
                      Stream.of(Kind.values()).map(Kind::word).toList(),
                      kinds.stream().map(Kind::word).toList(),
                      address,
                      t),
                  lines(shown, page),
                  found.size() > limit
                      ? address.with("cursor", params.cursorAfter(place(shown.getLast())))
                      : null,
                  address.at("/api/v1/quality").toString()));
        });
  }

  private static List<QualityView.Pill> pills(
      String name, List<String> values, List<String> chosen, Address address, Texts t) {
    return values.stream()
        .map(value -> {
          boolean current = chosen.contains(value);
          return new QualityView.Pill(
              name.equals("rule") ? t.word("quality.rule", value) : t.say("sort." + value),
              current ? address.without(name, value) : address.with(name, value),
              current);
        })
        .toList();
  }

  private List<QualityView.Line> lines(List<Finding> findings, Page page) throws SQLException {
    Map<Kind, List<String>> ids =
        findings.stream()
            .flatMap(
                finding -> Stream.concat(Stream.of(finding.subject()), finding.named().stream()))
            .flatMap(text -> key(text).stream())
            .distinct()
            .collect(
                Collectors.groupingBy(
                    EntityKey::kind, Collectors.mapping(EntityKey::id, Collectors.toList())));
    Map<EntityKey, String> names = new HashMap<>();
    for (var of : ids.entrySet()) {
      records
          .names(of.getKey(), of.getValue(), LocalDate.now(ZoneOffset.UTC), page.t().records())
          .forEach((id, name) -> names.put(new EntityKey(of.getKey(), id), name));
    }
    Sentences sentences = Sentences.in(page.t().locale());
    return findings.stream()
        .map(finding -> {
          EntityKey key = EntityKey.parse(finding.subject());
          return new QualityView.Line(
              page.t().word("quality.rule", finding.rule()),
              names.getOrDefault(key, key.id()),
              key.toString(),
              page.links().record(key),
              finding.detail(sentences, named -> shown(named, names, page.t())),
              String.join(" · ", finding.named()),
              finding.pointer(),
              page.links().edit(key.kind().word(), key.id()) + "#" + fragment(finding.pointer()));
        })
        .toList();
  }

  /** A record by its name, a date in words, a number as it is. */
  private static String shown(String named, Map<EntityKey, String> names, Texts t) {
    return key(named)
        .map(key -> names.getOrDefault(key, named))
        .orElseGet(() -> NUMBER.matcher(named).matches() ? named : DateView.label(named, t));
  }

  /** Empty for what names no record, such as a date: an interval has a stroke too. */
  private static Optional<EntityKey> key(String text) {
    int stroke = text.indexOf('/');
    return stroke < 0 || Kind.ofWord(text.substring(0, stroke)).isEmpty()
        ? Optional.empty()
        : Optional.of(EntityKey.parse(text));
  }

  /** A JSON Pointer as the fragment of an address (RFC 6901 §6). */
  private static String fragment(String pointer) {
    return Address.encoded(pointer).replace("%2F", "/");
  }

  private static List<String> place(Finding finding) {
    return List.of(finding.rule(), finding.subject(), finding.pointer());
  }

  private static Finding place(List<String> position) {
    if (position.size() != 3 || !QualityQuery.rules().contains(position.getFirst())) {
      throw new Refusal(Rule.VALUE, "is no cursor of this list");
    }
    return Finding.place(position.get(0), position.get(1), position.get(2));
  }
}
