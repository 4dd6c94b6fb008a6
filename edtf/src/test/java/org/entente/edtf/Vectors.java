package org.entente.edtf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a table under {@code vectors/}: a head line, columns separated by tabs, ␠ for a blank at
 * an end.
 */
final class Vectors {
  private Vectors() {}

  static List<String[]> rows(String table) {
    try (var in = Vectors.class.getResourceAsStream("/vectors/" + table)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      int columns = lines.getFirst().split("\t", -1).length;
      return lines.stream().skip(1).map(line -> row(line, columns)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
  }

  private static String[] row(String line, int columns) {
    String[] row = line.replace('␠', ' ').split("\t", -1);
    if (row.length != columns || row[columns - 1].isBlank()) {
      throw new IllegalStateException("a row needs " + columns + " columns and a reason: " + line);
    }
    return row;
  }

  static boolean yes(String cell) {
    if (!Arrays.asList("yes", "no").contains(cell)) {
      throw new IllegalStateException("yes or no, not " + cell);
    }
    return cell.equals("yes");
  }
}
