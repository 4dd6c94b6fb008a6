package org.entente.datasets;

import java.util.List;
import java.util.stream.Stream;
import org.entente.contracts.Name;

/** Names as the tables of this module write them: {@code fr=Nations unies|Old name}. */
final class Names {
  private Names() {}

  /** A name with a language before it is official in that language; one without is an alias. */
  static List<Name> parse(String cell) {
    return cell == null ? List.of() : Stream.of(cell.split("\\|")).map(Names::one).toList();
  }

  private static Name one(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new Name(text, null, null, "alias")
        : new Name(text.substring(equals + 1), text.substring(0, equals), null, null);
  }
}
