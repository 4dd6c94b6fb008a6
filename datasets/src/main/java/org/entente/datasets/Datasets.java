package org.entente.datasets;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command line of this module: each program makes records of a public file. */
public final class Datasets {
  private static final String USAGE =
      """
      Makes records (NDJSON, one file a kind) of public files. Usage:

        java -jar datasets.jar parties COUNTRY-CODES.csv datasets/parties
            makes parties.ndjson of the table country-codes and of the tables in the folder
      """;

  private Datasets() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Runs one program; 0 done, 2 used wrongly (API §11). */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.size() == 3 && arguments.getFirst().equals("parties")) {
      int made = Parties.make(Path.of(arguments.get(1)), Path.of(arguments.get(2)));
      out.println(made + " parties");
      return 0;
    }
    boolean help = arguments.contains("--help");
    (help ? out : err).print(USAGE);
    return help ? 0 : 2;
  }
}
