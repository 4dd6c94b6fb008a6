package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the README promises a stranger. */
class ReadmeTest {
  private final List<String> lines;

  ReadmeTest() throws IOException {
    lines = Files.readAllLines(Path.of("README.md"));
  }

  @Test
  void theFirstExampleIsTrue() {
    Edtf date = Edtf.parse("2004-06~/2006-08-15");
    says("date.bounds();", date.bounds() + ", as 64-bit days since 1970");
    says("date.certain();", date.certain() + ": there is a ~");
    says("date.vague();", String.valueOf(date.vague()));
    says("EdtfLabel.of(date, Locale.ENGLISH);", EdtfLabel.of(date, Locale.ENGLISH));
    says("EdtfLabel.of(date, Locale.JAPANESE);", EdtfLabel.of(date, Locale.JAPANESE));
    says("date.toString();", date + ", canonical, parses back to an equal value");
    says("date.overlap(Edtf.parse(\"2005\"));", date.overlap(Edtf.parse("2005")).name());
    EdtfException refusal = assertThrows(EdtfException.class, () -> Edtf.parse("2019-02-29"));
    says("Edtf.parse(\"2019-02-29\");", "EdtfException: " + refusal.getMessage());
    PlainWords.Reading reading = PlainWords.read("between 1866 and 1868");
    says(
        "PlainWords.read(\"between 1866 and 1868\");",
        reading.value() + ", understood as \"" + reading.understood() + "\"");
  }

  private void says(String code, String result) {
    String line = lines.stream().filter(l -> l.contains(code)).findFirst().orElseThrow();
    assertEquals(result, line.substring(line.indexOf("// ") + 3));
  }

  @Test
  void everyTextInTheTableOfTypesIsOfItsType() {
    int checked = 0;
    for (String line : lines) {
      if (line.startsWith("| `Edtf")) {
        String[] cells = line.split("\\|");
        String[] texts = cells[2].split("`");
        for (int i = 1; i < texts.length; i += 2) {
          String type = Edtf.parse(texts[i]).getClass().getSimpleName();
          assertTrue(cells[1].contains("`" + type + "`"), texts[i] + " is a " + type);
          checked++;
        }
      }
    }
    assertTrue(checked > 15, "texts in the table: " + checked);
  }
}
