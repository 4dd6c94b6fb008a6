package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/trace.md} and the decisions name is there. */
class TraceTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern METHOD =
      Pattern.compile("\\b([A-Z][A-Za-z]+)\\.([a-z][A-Za-z]+)\\b");
  private static final Pattern LINKED_CLASS =
      Pattern.compile("\\[`?([A-Z][A-Za-z]+)[^\\]]*\\]\\(\\.\\./([^)]+)\\)");

  @Test
  void everyClassAndMethodOfTheTraceExists() throws Exception {
    String trace = Repository.text("docs/trace.md");
    List<String> missing = new ArrayList<>();
    var linked = LINKED_CLASS.matcher(trace);
    var files = new java.util.HashMap<String, String>();
    while (linked.find()) {
      files.put(linked.group(1), linked.group(2));
    }
    assertTrue(files.size() >= 12, "the trace links its classes: " + files.keySet());
    files.forEach((type, file) -> {
      if (!file.endsWith("/" + type + ".java") || !Files.exists(Repository.file(file))) {
        missing.add(type + " in " + file);
      }
    });
    var methods = METHOD.matcher(trace);
    int checked = 0;
    while (methods.find()) {
      String file = files.get(methods.group(1));
      if (methods.group(2).equals("java")) {
        continue;
      }
      checked++;
      if (file == null || !declares(file, methods.group(2))) {
        missing.add(methods.group());
      }
    }
    assertTrue(checked >= 14, "the trace names methods");
    assertEquals(List.of(), missing);
  }

  /** A declaration stands at two spaces, with a type before the name. */
  private static boolean declares(String file, String method) {
    return Pattern.compile("(?m)^  (?! )[^=;(]*[\\w>\\]] " + method + "\\(")
        .matcher(Repository.text(file))
        .find();
  }

  @Test
  void everyLinkOfTheDocumentsLeadsSomewhere() throws Exception {
    List<String> broken = new ArrayList<>();
    try (Stream<java.nio.file.Path> files = Files.walk(Repository.file("docs"))) {
      var pages = new ArrayList<>(files.filter(file -> file.toString().endsWith(".md")).toList());
      if (Files.exists(Repository.file("README.md"))) {
        pages.add(Repository.file("README.md"));
      }
      for (var page : pages) {
        var links = LINK.matcher(Files.readString(page));
        while (links.find()) {
          String link = links.group(1);
          if (!link.contains(":") && !Files.exists(page.resolveSibling(link).normalize())) {
            broken.add(page.getFileName() + ": " + link);
          }
        }
      }
    }
    assertEquals(List.of(), broken);
  }
}
