package org.entente.datasets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small file of rows with named columns; an empty cell is absent. */
final class Table {
  private Table() {}

  /** One row; asking for a column that the file does not have is an error of the program. */
  record Row(NamedCsvRecord cells) {
    /** The cell, trimmed; null where it is empty. */
    String get(String column) {
      String cell = cells.getField(column).strip();
      return cell.isEmpty() ? null : cell;
    }

    String required(String column) {
      String cell = get(column);
      if (cell == null) {
        throw new IllegalArgumentException(
            "line " + cells.getStartingLineNumber() + ": " + column + " is empty");
      }
      return cell;
    }

    /** The words of a cell that holds several, parted by blanks. */
    List<String> words(String column) {
      String cell = get(column);
      return cell == null ? List.of() : List.of(cell.split(" +"));
    }
  }

  static List<Row> csv(Path file) {
    return read(file, ',');
  }

  static List<Row> tsv(Path file) {
    return read(file, '\t');
  }

  private static List<Row> read(Path file, char separator) {
    try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(file);
        Stream<NamedCsvRecord> rows = reader.stream()) {
      return rows.map(Row::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
