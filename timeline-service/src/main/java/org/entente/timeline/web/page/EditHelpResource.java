package org.entente.timeline.web.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Locale;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityJson.Reading;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfSet;
import org.entente.edtf.PlainWords;
import org.entente.rest.Problem;
import org.entente.timeline.query.HistoryQuery;

/** What the editor's corner asks while one types: forms, dates in plain words, previews. */
@Path("/edit/help")
@RunOnVirtualThread
public class EditHelpResource {
  private final Pages pages;
  private final HistoryQuery history;
  private final EntryPageViews entries;
  private final RecordViews records;

  EditHelpResource(Pages pages, HistoryQuery history, EntryPageViews entries, RecordViews records) {
    this.pages = pages;
    this.history = history;
    this.entries = entries;
    this.records = records;
  }

  @GET
  @Path("/forms/{kind}")
  @Produces(MediaType.APPLICATION_JSON)
  public ObjectNode form(
      @PathParam("kind") String kind, @Context UriInfo uri, @Context HttpHeaders headers) {
    return EditForms.of(kind(kind), Texts.of(uri, headers));
  }

  /**
   * A date as it was understood, or why it was not: both are answers. What was expected is said in
   * English, and of English words alone.
   *
   * @param format of the field in the form
   */
  @GET
  @Path("/date")
  @Produces(MediaType.APPLICATION_JSON)
  public ObjectNode date(
      @QueryParam("text") String text,
      @QueryParam("format") String format,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Texts t = Texts.of(uri, headers);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    try {
      PlainWords.Reading reading =
          PlainWords.read(text == null ? "" : text.strip(), DateView.language(t));
      boolean fits = fits(reading.value(), format);
      return fits
          ? understood(reading, answer)
          : answer.put("refused", t.say("date.not." + format, reading.understood()));
    } catch (EdtfException e) {
      String where =
          e.found().isEmpty() ? t.say("date.unfinished") : t.say("date.refused", e.found());
      answer.put("refused", where + " " + t.say("date.written"));
      answer.put("position", e.position());
      boolean latin = e.found().chars().allMatch(letter -> letter < 0x250);
      return latin ? answer.put("expected", "(expected " + e.expected() + ")") : answer;
    }
  }

  private static boolean fits(Edtf value, String format) {
    return switch (format) {
      case "edtf-interval" -> value instanceof EdtfInterval;
      case "edtf-date" -> !(value instanceof EdtfInterval || value instanceof EdtfSet);
      case null, default -> true;
    };
  }

  private static ObjectNode understood(PlainWords.Reading reading, ObjectNode answer) {
    Bounds bounds = reading.value().bounds();
    answer.put("edtf", reading.value().toString());
    answer.put("label", reading.understood());
    answer.put("earliest", bounds.earliestDate().map(LocalDate::toString).orElse(null));
    answer.put("earliestLimit", bounds.earliestLimit().name().toLowerCase(Locale.ROOT));
    answer.put("latest", bounds.latestDate().map(LocalDate::toString).orElse(null));
    answer.put("latestLimit", bounds.latestLimit().name().toLowerCase(Locale.ROOT));
    return answer.put("certain", reading.value().certain());
  }

  /** The record as its page would show it now, roles on the date and all; nothing is written. */
  @POST
  @Path("/preview/{kind}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response preview(
      @PathParam("kind") String word,
      InputStream body,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws IOException {
    Kind kind = kind(word);
    byte[] json = body.readNBytes(EntityJson.MOST_BYTES + 1);
    if (json.length > EntityJson.MOST_BYTES) {
      throw Problem.tooLarge("a record has at most " + EntityJson.MOST_BYTES / 1024 + " KiB");
    }
    Entity draft = read(json, kind.record());
    return pages.now(
        uri,
        headers,
        page ->
            draft instanceof Event event
                ? Templates.previewEntry(
                    page, entries.draft(history.draft(event, page.t().records()), page))
                : Templates.previewRecord(page, records.draft(draft, page)));
  }

  private static Kind kind(String word) {
    return Kind.ofWord(word).orElseThrow(() -> Problem.notFound(word));
  }

  private static <T extends Entity> Entity read(byte[] json, Class<T> type) {
    return switch (EntityJson.read(json, type)) {
      case Reading.Good<T>(T record) -> record;
      case Reading.Refused<T> refused ->
          throw refused.json()
              ? Problem.noJson(refused.faults())
              : Problem.unprocessable(refused.faults());
    };
  }
}
