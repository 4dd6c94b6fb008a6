package org.entente.contracts;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.annotation.Retention;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.entente.contracts.Fault.Rule;

/**
 * The shape of a record, read once from its class: the records of this package are their own
 * description, and checks, JSON Schemas and forms follow from it.
 *
 * <p>{@link #check} finds every fault at once (API §1) and is total: any JSON tree is answered.
 */
public final class Shape {
  private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

  private final Class<?> type;
  private final Map<String, Field> fields;
  private final ExactlyOne exactlyOne;
  private final AnyOf anyOf;

  private Shape(Class<?> type) {
    this.type = type;
    this.fields = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.put(component.getName(), Field.of(component));
    }
    this.exactlyOne = type.getAnnotation(ExactlyOne.class);
    this.anyOf = type.getAnnotation(AnyOf.class);
  }

  /** The shape of a record class of this package. */
  public static Shape of(Class<?> record) {
    Shape known = KNOWN.get(record);
    if (known == null) {
      known = new Shape(record);
      KNOWN.put(record, known);
    }
    return known;
  }

  /** The record class described. */
  public Class<?> type() {
    return type;
  }

  /** The fields, in the order in which they are written. */
  public Stream<Field> fields() {
    return fields.values().stream();
  }

  /**
   * The words that a field may be.
   *
   * @throws IllegalArgumentException where the field is not one of listed words
   */
  public List<String> words(String name) {
    Field field = fields.get(name);
    OneOf oneOf = field == null ? null : field.component().getAnnotation(OneOf.class);
    if (oneOf == null) {
      throw new IllegalArgumentException(type + " has no field of listed words named " + name);
    }
    return List.of(oneOf.value());
  }

  /** Every fault of the tree, in the order of its fields; empty where the record can be read. */
  public List<Fault> check(JsonNode tree) {
    List<Fault> faults = new ArrayList<>();
    check(tree, "", faults);
    return faults;
  }

  void check(JsonNode tree, String pointer, List<Fault> faults) {
    if (!(tree instanceof ObjectNode object)) {
      faults.add(Fault.of(pointer, Rule.TYPE, "found " + word(tree) + ", expected an object"));
      return;
    }
    object
        .properties()
        .forEach(member -> {
          Field field = fields.get(member.getKey());
          String at = pointer + "/" + escape(member.getKey());
          if (field == null) {
            faults.add(unknown(at, member.getKey()));
          } else if (!member.getValue().isNull()) {
            field.check(member.getValue(), at, faults);
          }
        });
    for (Field field : fields.values()) {
      if (field.required() && absent(object.get(field.name()))) {
        faults.add(Fault.of(pointer + "/" + field.name(), Rule.REQUIRED, "is required"));
      }
    }
    checkAlternatives(object, pointer, faults);
  }

  private void checkAlternatives(ObjectNode object, String pointer, List<Fault> faults) {
    if (exactlyOne != null && given(object, exactlyOne.value()) != 1) {
      faults.add(
          Fault.of(
              pointer,
              given(object, exactlyOne.value()) == 0 ? Rule.REQUIRED : Rule.VALUE,
              "expected exactly one of " + String.join(", ", exactlyOne.value())));
    }
    if (anyOf != null && given(object, anyOf.value()) == 0) {
      faults.add(
          Fault.of(
              pointer,
              Rule.REQUIRED,
              "expected at least one of " + String.join(", ", anyOf.value())));
    }
  }

  private static long given(ObjectNode object, String[] names) {
    return Stream.of(names).filter(name -> !absent(object.get(name))).count();
  }

  private Fault unknown(String at, String name) {
    String nearest = Nearest.of(name, fields.keySet());
    return Fault.of(
        at,
        Rule.UNKNOWN,
        "unknown field; "
            + (nearest == null
                ? "known are " + String.join(", ", fields.keySet())
                : "did you mean " + nearest + "?"));
  }

  /** Absent, null and an empty list are one (API §3). */
  static boolean absent(JsonNode node) {
    return node == null || node.isNull() || node.isArray() && node.isEmpty();
  }

  static String word(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "nothing";
    };
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * One field: its name, whether it must be there, and what may stand in it.
   *
   * @param value checks one value; a list's members are checked one by one
   */
  public record Field(RecordComponent component, boolean list, Class<?> valueType, Value value) {

    static Field of(RecordComponent component) {
      Type generic = component.getGenericType();
      boolean list = generic instanceof ParameterizedType;
      Class<?> valueType =
          list
              ? (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0]
              : component.getType();
      return new Field(component, list, valueType, Value.of(component, valueType));
    }

    public String name() {
      return component.getName();
    }

    public boolean required() {
      return component.isAnnotationPresent(Required.class);
    }

    /** The most members that a list may have. */
    public int most() {
      Members members = component.getAnnotation(Members.class);
      return members == null ? Members.OTHERS : members.value();
    }

    void check(JsonNode node, String at, List<Fault> faults) {
      if (!list) {
        value.check(node, at, faults);
      } else if (!node.isArray()) {
        faults.add(Fault.of(at, Rule.TYPE, "found " + word(node) + ", expected a list"));
      } else if (node.size() > most()) {
        faults.add(
            Fault.of(at, Rule.SIZE, "found " + node.size() + " members, allowed are " + most()));
      } else {
        for (int i = 0; i < node.size(); i++) {
          value.check(node.get(i), at + "/" + i, faults);
        }
        checkDistinct(node, at, faults);
      }
    }

    private void checkDistinct(JsonNode node, String at, List<Fault> faults) {
      Members members = component.getAnnotation(Members.class);
      if (members != null && members.distinct()) {
        for (int i = 1; i < node.size(); i++) {
          for (int j = 0; j < i; j++) {
            if (node.get(i).equals(node.get(j))) {
              faults.add(
                  Fault.of(at + "/" + i, Rule.DUPLICATE, "stands here twice, first at " + j));
              break;
            }
          }
        }
      }
      if (members != null && !members.distinctBy().isEmpty()) {
        checkDistinctBy(members.distinctBy(), node, at, faults);
      }
    }

    private static void checkDistinctBy(String name, JsonNode node, String at, List<Fault> faults) {
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < node.size(); i++) {
        JsonNode text = node.get(i).get(name);
        Integer first =
            text == null || !text.isTextual() ? null : places.putIfAbsent(text.textValue(), i);
        if (first != null) {
          faults.add(
              Fault.of(
                  at + "/" + i + "/" + name,
                  Rule.DUPLICATE,
                  "stands here twice, first at " + first));
        }
      }
    }
  }

  /** What one value may be. */
  @FunctionalInterface
  interface Value {
    void check(JsonNode node, String at, List<Fault> faults);

    static Value of(RecordComponent component, Class<?> type) {
      if (type.isRecord()) {
        return (node, at, faults) -> Shape.of(type).check(node, at, faults);
      }
      if (type == Boolean.class) {
        return Checks.bool();
      }
      if (type == Integer.class) {
        return Checks.integer(component.getAnnotation(AtLeast.class).value());
      }
      if (type == Double.class) {
        double[] range = component.getAnnotation(Between.class).value();
        return Checks.number(range[0], range[1]);
      }
      return Checks.text(component);
    }
  }

  /** The field must be there. */
  @Retention(RUNTIME)
  public @interface Required {}

  /** An id: 1–128 of {@code a-z 0-9 . _ -}. */
  @Retention(RUNTIME)
  public @interface Id {}

  /** A party's id: 2–16 of {@code A-Z 0-9}. */
  @Retention(RUNTIME)
  public @interface Code {}

  /** An EDTF string; {@code single}: one date, no interval and no set. */
  @Retention(RUNTIME)
  public @interface Date {
    boolean single() default false;
  }

  /** An EDTF interval. */
  @Retention(RUNTIME)
  public @interface Period {}

  /** An absolute {@code http} or {@code https} address. */
  @Retention(RUNTIME)
  public @interface Url {}

  /** A BCP 47 language tag. */
  @Retention(RUNTIME)
  public @interface Language {}

  /** Lower-case words joined by hyphens. */
  @Retention(RUNTIME)
  public @interface Slug {}

  /** An ISO 8601 period of days or longer: {@code P1Y}. */
  @Retention(RUNTIME)
  public @interface Cadence {}

  /** One of the words listed. */
  @Retention(RUNTIME)
  public @interface OneOf {
    String[] value();
  }

  /** How much text, and whether it may run over lines; without it, a line of 4,000 characters. */
  @Retention(RUNTIME)
  public @interface Text {
    int STRING = 4_000;
    int LONG = 20_000;

    int max() default STRING;

    boolean lines() default false;
  }

  /** How many members a list may have (DESIGN §9), and whether they must differ. */
  @Retention(RUNTIME)
  public @interface Members {
    int OTHERS = 200;

    int value();

    boolean distinct() default false;

    /** A field in which the members must differ; none where empty. */
    String distinctBy() default "";
  }

  /** A whole number no less than this. */
  @Retention(RUNTIME)
  public @interface AtLeast {
    int value();
  }

  /** A number from the first to the second, both allowed. */
  @Retention(RUNTIME)
  public @interface Between {
    double[] value();
  }

  /** Of these fields exactly one is given. */
  @Retention(RUNTIME)
  public @interface ExactlyOne {
    String[] value();
  }

  /** Of these fields at least one is given. */
  @Retention(RUNTIME)
  public @interface AnyOf {
    String[] value();
  }
}
