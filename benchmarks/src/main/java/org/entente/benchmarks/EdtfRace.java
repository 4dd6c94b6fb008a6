package org.entente.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Our parser against edtf.js on the same texts, turn by turn in one run: all texts of the recorded
 * comparison on which both agree that they are EDTF. Run from the root of the repository after
 * {@code npm install} in {@code benchmarks/edtfjs}. Parsing alone is measured on both sides: {@code
 * Edtf.parse} gives finished values, edtf.js's {@code parse} its syntax tree.
 */
public final class EdtfRace {
  private static final int ROUNDS = 5;
  private static final int SECONDS = 3;
  private static final double BAR = 5;

  private EdtfRace() {}

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("edtf", ".txt");
    try {
      List<String> texts = texts();
      Files.write(file, texts);
      boolean met =
          new Comparison("%d texts, texts/s".formatted(texts.size()), ROUNDS)
              .atLeast(BAR, () -> ours(file) * texts.size(), "edtf.js", () -> theirs(file));
      System.exit(met ? 0 : 1);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<String> texts() throws IOException {
    return Files.readAllLines(Path.of("edtf/src/test/resources/vectors/edtfjs.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(row -> row[2].equals("agree") && !row[1].equals("refused"))
        .map(row -> row[0])
        .toList();
  }

  private static double ours(Path file) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EdtfParsing.class.getName())
                    .param("file", file.toString())
                    .forks(1)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.seconds(SECONDS))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.seconds(SECONDS))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    return results.iterator().next().getPrimaryResult().getScore();
  }

  private static double theirs(Path file) throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder("node", "measure.mjs", file.toString(), String.valueOf(SECONDS))
            .directory(Path.of("benchmarks/edtfjs").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer =
        new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (node.waitFor() != 0) {
      throw new IllegalStateException(
          "node could not measure; run npm install in benchmarks/edtfjs");
    }
    return Double.parseDouble(answer);
  }
}
