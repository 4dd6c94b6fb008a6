package org.entente.events.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityJson.Reading;
import org.entente.contracts.Event;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Shape;
import org.entente.ledger.ExportFormat;
import org.entente.ledger.LineSource;
import org.entente.rest.Problem;

/**
 * Events as CSV and back, without loss (API §3): a column a field, ids joined by {@code |}, what
 * has parts as JSON in its cell. A cell that a spreadsheet might run as a formula gets an
 * apostrophe in front, which reading takes away.
 */
final class EventCsv implements ExportFormat {
  private static final List<Shape.Field> FIELDS = Shape.of(Event.class).fields().toList();
  private static final String RISKY = "'=+-@\t\r\0＝＋－＠";
  private static final MediaType CSV = new MediaType("text", "csv");
  private static final MediaType NDJSON = new MediaType("application", "x-ndjson");
  private static final int MOST_CHARACTERS = 4 * EntityJson.MOST_BYTES;

  /** Whether a client would rather have CSV than NDJSON. */
  static boolean preferred(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .filter(type -> NDJSON.isCompatible(type) || CSV.isCompatible(type))
        .findFirst()
        .map(type -> !NDJSON.isCompatible(type))
        .orElse(false);
  }

  @Override
  public String head() {
    return FIELDS.stream().map(Shape.Field::name).collect(Collectors.joining(",", "", "\r\n"));
  }

  @Override
  public String line(String record) {
    JsonNode tree = tree(record);
    return FIELDS.stream()
        .map(field -> quoted(safe(cell(field, tree.get(field.name())))))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Shape.Field field, JsonNode value) {
    if (value == null) {
      return "";
    }
    if (!isIds(field)) {
      return value.isTextual() ? value.textValue() : value.toString();
    }
    return StreamSupport.stream(value.spliterator(), false)
        .map(JsonNode::textValue)
        .collect(Collectors.joining("|"));
  }

  private static boolean isIds(Shape.Field field) {
    return field.list() && field.valueType() == String.class;
  }

  private static String safe(String cell) {
    return !cell.isEmpty() && RISKY.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** RFC 4180 §2. */
  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  private static JsonNode tree(String json) {
    return switch (EntityJson.tree(json.getBytes(UTF_8))) {
      case Reading.Good<JsonNode>(JsonNode tree) -> tree;
      case Reading.Refused<JsonNode> refused ->
          throw new IllegalStateException("not JSON: " + refused.faults());
    };
  }

  /**
   * @throws Problem 400 where a column is no field
   */
  static LineSource read(InputStream csv) {
    Iterator<CsvRecord> rows =
        CsvReader.builder()
            .detectBomHeader(true)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(MOST_CHARACTERS)
            .ofCsvRecord(csv)
            .iterator();
    List<Shape.Field> columns = guarded(rows::hasNext) ? columns(guarded(rows::next)) : List.of();
    return () -> guarded(rows::hasNext) ? line(columns, guarded(rows::next)) : null;
  }

  private static List<Shape.Field> columns(CsvRecord head) {
    return head.getFields().stream().map(EventCsv::column).toList();
  }

  private static Shape.Field column(String name) {
    return FIELDS.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.noJson(
                List.of(
                    Fault.of(
                        "/" + name.replace("~", "~0").replace("/", "~1"),
                        Rule.UNKNOWN,
                        "unknown column; known are "
                            + FIELDS.stream()
                                .map(Shape.Field::name)
                                .collect(Collectors.joining(", "))))));
  }

  private static LineSource.Line line(List<Shape.Field> columns, CsvRecord row) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < row.getFieldCount(); i++) {
      String text = row.getField(i);
      String cell = text.startsWith("'") ? text.substring(1) : text;
      if (i >= columns.size()) {
        record.put("cell " + (i + 1), cell);
      } else if (!cell.isEmpty()) {
        record.set(columns.get(i).name(), value(columns.get(i), cell));
      }
    }
    byte[] bytes = record.toString().getBytes(UTF_8);
    return new LineSource.Line(
        row.getStartingLineNumber(), bytes.length > EntityJson.MOST_BYTES ? null : bytes);
  }

  /** What cannot be read stays text, which the record's checks refuse at the field's place. */
  private static JsonNode value(Shape.Field field, String cell) {
    if (isIds(field)) {
      var ids = JsonNodeFactory.instance.arrayNode();
      List.of(cell.split("\\|", -1)).forEach(ids::add);
      return ids;
    }
    if (!field.list() && field.valueType() == String.class) {
      return TextNode.valueOf(cell);
    }
    return switch (EntityJson.tree(cell.getBytes(UTF_8))) {
      case Reading.Good<JsonNode>(JsonNode tree) -> tree;
      case Reading.Refused<JsonNode> refused -> TextNode.valueOf(cell);
    };
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  private static <T> T guarded(Step<T> step) {
    try {
      return step.take();
    } catch (CsvParseException | IOException | java.io.UncheckedIOException e) {
      throw Problem.noJson(
          List.of(
              Fault.of(
                  "",
                  Rule.FORM,
                  "is no CSV that can be read, or broke off; what came before stands")));
    }
  }
}
