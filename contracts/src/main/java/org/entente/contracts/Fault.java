package org.entente.contracts;

/**
 * One thing wrong with a record or request, for the person who can mend it (API §1).
 *
 * @param pointer RFC 6901 pointer of the field itself, also when it is missing; empty for the whole
 * @param rule one word of API §1
 * @param detail a sentence: what was found, what is allowed
 * @param position offset in the text of a date (rule {@code edtf}), else null
 */
public record Fault(String pointer, Rule rule, String detail, Integer position) {

  public static Fault of(String pointer, Rule rule, String detail) {
    return new Fault(pointer, rule, detail, null);
  }

  /** The same fault, seen from the container of what was checked. */
  public Fault under(String prefix) {
    return new Fault(prefix + pointer, rule, detail, position);
  }

  /** Why something is refused; the words of API §1. */
  public enum Rule {
    REQUIRED,
    UNKNOWN,
    VALUE,
    TYPE,
    FORM,
    EDTF,
    LENGTH,
    SIZE,
    URL,
    DUPLICATE,
    REFERENCE,
    JSON;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
