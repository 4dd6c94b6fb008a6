package org.entente.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.contracts.Shape.Field;

/**
 * The JSON Schema (2020-12) of a kind's records, made from its {@link Shape}: what a message's
 * value is. It never refuses what an owner accepts. Dates carry {@code format} {@code edtf}, which
 * most validators take as a remark; fields to come are allowed, since consumers ignore what they do
 * not know.
 */
public final class JsonSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String LINE = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";
  private static final String LINES =
      "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$";

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private JsonSchema() {}

  /** A new tree, which the caller may change. */
  public static ObjectNode of(Kind kind) {
    var schema = new JsonSchema();
    ObjectNode root = node();
    root.put("$schema", DIALECT);
    root.put("$id", ChangeHeaders.schema(kind));
    root.put("title", kind.word());
    root.setAll(schema.object(Shape.of(kind.record())));
    if (!schema.definitions.isEmpty()) {
      ObjectNode definitions = root.putObject("$defs");
      schema.definitions.forEach(definitions::set);
    }
    return root;
  }

  private ObjectNode object(Shape shape) {
    ObjectNode object = node().put("type", "object");
    ObjectNode properties = object.putObject("properties");
    shape.fields().forEach(field -> properties.set(field.name(), property(field)));
    var required = shape.fields().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      required.forEach(object.putArray("required")::add);
    }
    Class<?> type = shape.type();
    alternatives(
        object,
        "oneOf",
        type.isAnnotationPresent(Shape.ExactlyOne.class)
            ? type.getAnnotation(Shape.ExactlyOne.class).value()
            : new String[0]);
    alternatives(
        object,
        "anyOf",
        type.isAnnotationPresent(Shape.AnyOf.class)
            ? type.getAnnotation(Shape.AnyOf.class).value()
            : new String[0]);
    return object;
  }

  private static void alternatives(ObjectNode object, String keyword, String[] names) {
    if (names.length > 0) {
      var list = object.putArray(keyword);
      Stream.of(names).forEach(name -> list.addObject().putArray("required").add(name));
    }
  }

  private ObjectNode property(Field field) {
    ObjectNode value = value(field.component(), field.valueType());
    if (!field.list()) {
      return value;
    }
    ObjectNode list = node().put("type", "array");
    list.set("items", value);
    if (field.required()) {
      list.put("minItems", 1);
    }
    list.put("maxItems", field.most());
    Shape.Members members = field.component().getAnnotation(Shape.Members.class);
    if (members != null && members.distinct()) {
      list.put("uniqueItems", true);
    }
    return list;
  }

  private ObjectNode value(RecordComponent component, Class<?> type) {
    if (type.isRecord()) {
      String name = type.getSimpleName();
      if (!definitions.containsKey(name)) {
        definitions.put(name, node());
        definitions.put(name, object(Shape.of(type)));
      }
      return node().put("$ref", "#/$defs/" + name);
    }
    if (type == Boolean.class) {
      return node().put("type", "boolean");
    }
    if (type == Integer.class) {
      return node()
          .put("type", "integer")
          .put("minimum", component.getAnnotation(Shape.AtLeast.class).value())
          .put("maximum", Integer.MAX_VALUE);
    }
    if (type == Double.class) {
      double[] range = component.getAnnotation(Shape.Between.class).value();
      return node().put("type", "number").put("minimum", range[0]).put("maximum", range[1]);
    }
    return text(component);
  }

  private static ObjectNode text(RecordComponent component) {
    ObjectNode text = node().put("type", "string");
    Shape.OneOf oneOf = component.getAnnotation(Shape.OneOf.class);
    if (oneOf != null) {
      Stream.of(oneOf.value()).forEach(text.putArray("enum")::add);
      return text;
    }
    Shape.Text bounds = component.getAnnotation(Shape.Text.class);
    text.put("minLength", 1).put("maxLength", bounds == null ? Shape.Text.STRING : bounds.max());
    if (component.isAnnotationPresent(Shape.Date.class)) {
      boolean single = component.getAnnotation(Shape.Date.class).single();
      return text.put("pattern", LINE).put("format", single ? "edtf-date" : "edtf");
    }
    if (component.isAnnotationPresent(Shape.Period.class)) {
      return text.put("pattern", LINE).put("format", "edtf-interval");
    }
    return text.put("pattern", pattern(component, bounds != null && bounds.lines()));
  }

  private static String pattern(RecordComponent component, boolean lines) {
    if (component.isAnnotationPresent(Shape.Id.class)) {
      return "^(?!(?:import|export|changes|[.]|[.][.])$)[a-z0-9._-]{1,128}$";
    }
    if (component.isAnnotationPresent(Shape.Code.class)) {
      return "^[A-Z0-9]{2,16}$";
    }
    if (component.isAnnotationPresent(Shape.Slug.class)) {
      return "^[a-z0-9]+(?:-[a-z0-9]+)*$";
    }
    if (component.isAnnotationPresent(Shape.Language.class)) {
      return "^(?:[A-Za-z]{2,8}|[iI])(?:-[A-Za-z0-9]{1,8})*$";
    }
    if (component.isAnnotationPresent(Shape.Cadence.class)) {
      return "^P(?=.*[1-9])[-+0-9YMWDymwd]+$";
    }
    if (component.isAnnotationPresent(Shape.Url.class)) {
      return "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$";
    }
    return lines ? LINES : LINE;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
