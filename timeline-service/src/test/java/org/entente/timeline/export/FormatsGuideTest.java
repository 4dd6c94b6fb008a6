package org.entente.timeline.export;

import static org.entente.timeline.export.FormatsTest.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.junit.jupiter.api.Test;

/**
 * Every sample of docs/formats.md is what the service gives: its lines stand there in this order; a
 * line {@code …} stands for any lines, {@code …} within a line for anything.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FormatsGuideTest {
  private static final Pattern SAMPLE =
      Pattern.compile("(?s)```console\n\\$ curl -s 'localhost:8080([^']+)'\n(.*?)```");

  @Test
  void theSamplesAreReal() throws IOException {
    Published.visible(Published.dataset("india-japan"));
    Published.visible(Published.dataset("parties"));
    Set<Format> shown = EnumSet.of(Format.JSON);
    Matcher samples = SAMPLE.matcher(Files.readString(Path.of("..", "docs", "formats.md")));
    while (samples.find()) {
      String path = samples.group(1);
      List<String> given =
          new String(file(path), StandardCharsets.UTF_8).lines().map(String::strip).toList();
      int at = 0;
      for (String line : samples.group(2).lines().map(String::strip).toList()) {
        if (line.equals("…")) {
          continue;
        }
        Pattern pattern =
            Pattern.compile(
                Stream.of(line.split("…", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")));
        while (at < given.size() && !pattern.matcher(given.get(at)).matches()) {
          at++;
        }
        assertTrue(at < given.size(), path + " does not give\n" + line + "\nbut\n" + given);
        at++;
      }
      shown.add(Format.ofWord(path.substring(path.indexOf("format=") + 7)).orElseThrow());
    }
    assertEquals(EnumSet.allOf(Format.class), shown);
  }
}
