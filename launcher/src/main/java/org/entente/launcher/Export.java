package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A whole view in one of the formats of API §7, as the service writes it. */
record Export(View view, String format, String query) {
  static final List<String> FORMATS =
      List.of("json", "ndjson", "csv", "ics", "atom", "jsonfeed", "timelinejs", "jsonld", "html");

  /**
   * What is asked for.
   *
   * @throws Failure where there is no such view or format
   */
  static Export of(String view, String format, String query) {
    if (!FORMATS.contains(format)) {
      throw Failure.ofUse(
          "There is no format '%s'; there are %s.".formatted(format, String.join(", ", FORMATS)));
    }
    return new Export(View.of(view), format, query);
  }

  /** Writes it all; JSON, which the service gives in pages, is put together. */
  void to(Api api, OutputStream out) {
    if (format.equals("json")) {
      try {
        out.write((json(view.read(api, query, Integer.MAX_VALUE)) + "\n").getBytes(UTF_8));
        out.flush();
      } catch (IOException e) {
        throw new Failure("It cannot be written: " + e.getMessage(), e);
      }
    } else {
      api.download(Service.TIMELINE, "%s?format=%s%s".formatted(view.path(), format, query), out);
    }
  }

  static ObjectNode json(List<JsonNode> entries) {
    ObjectNode whole = Api.JSON.createObjectNode();
    whole.putArray("entries").addAll(entries);
    return whole;
  }
}
