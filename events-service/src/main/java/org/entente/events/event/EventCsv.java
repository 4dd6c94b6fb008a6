package org.entente.events.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
   * Rows are read as bytes, so that one that is not UTF-8 spoils only itself. Where quotes do not
   * close as RFC 4180 has it, nobody can tell where the next row begins: that row is refused, and
   * what follows it is not read.
   *
   * @throws Problem 400 where a column is no field
   */
  static LineSource read(InputStream csv) {
    Iterator<CsvRecord> rows =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(MOST_CHARACTERS)
            .ofCsvRecord(new InputStreamReader(csv, ISO_8859_1))
            .iterator();
    return new LineSource() {
      private final List<Shape.Field> columns =
          guarded(rows::hasNext) ? columns(guarded(rows::next)) : List.of();
      private long last = 1;
      private boolean lost;

      @Override
      public Line next() {
        try {
          if (lost || !guarded(rows::hasNext)) {
            return null;
          }
          CsvRecord row = guarded(rows::next);
          last = row.getStartingLineNumber();
          return line(columns, row);
        } catch (CsvParseException e) {
          lost = true;
          return Line.refused(
              last + 1,
              Fault.of("", Rule.FORM, "is no CSV (RFC 4180); nothing from here on was read"));
        }
      }
    };
  }

  private static List<Shape.Field> columns(CsvRecord head) {
    List<Shape.Field> columns = new ArrayList<>();
    for (String cell : head.getFields()) {
      String name = columns.isEmpty() ? cell.replaceFirst("^\u00ef\u00bb\u00bf", "") : cell;
      Shape.Field column = column(text(name).orElse(name));
      if (columns.contains(column)) {
        throw Problem.noJson(
            List.of(Fault.of("/" + name, Rule.DUPLICATE, "the column stands twice")));
      }
      columns.add(column);
    }
    return columns;
  }

  /** What the bytes of a cell say, empty where they are not UTF-8. */
  private static Optional<String> text(String bytes) {
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
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
      Optional<String> read = text(row.getField(i));
      if (read.isEmpty()) {
        String pointer = i < columns.size() ? "/" + columns.get(i).name() : "";
        return LineSource.Line.refused(
            row.getStartingLineNumber(), Fault.of(pointer, Rule.FORM, "is not UTF-8"));
      }
      String text = read.get();
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
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of(
          400,
          "the body broke off; what came before stands, and importing it again changes nothing");
    }
  }
}
