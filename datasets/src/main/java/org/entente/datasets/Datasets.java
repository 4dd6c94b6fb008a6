package org.entente.datasets;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command line of this module: each program makes records of public files. */
public final class Datasets {
  private static final String USAGE =
      """
      Makes records (NDJSON, one file a kind) of public files. Run it where the repository lies,
      or give the folder "datasets" with its tables as last argument.

        java -jar datasets/target/datasets.jar parties COUNTRY-CODES.csv [datasets]
            makes datasets/parties/parties.ndjson of the table country-codes and its own tables

        java -jar datasets/target/datasets.jar us-travels FOLDER OUT [datasets]
            FOLDER holds us-trips.csv, us-officials-people.csv, us-officials-roles.csv

        java -jar datasets/target/datasets.jar us-officials FOLDER OUT [datasets]
            FOLDER holds us-officials-people.csv, us-officials-roles.csv

        java -jar datasets/target/datasets.jar japan-ministers JAPAN-HOLDERS.csv OUT [datasets]

        java -jar datasets/target/datasets.jar lok-sabha POPOLO.json OUT

      OUT gets people.ndjson, organizations.ndjson, events.ndjson as they apply, and rejects.tsv:
      what made no record, and why. Load it: ./entente load OUT
      """;

  /** A program of this module, with how many paths it takes before the tables. */
  private enum Program {
    PARTIES("parties", 1) {
      @Override
      String run(List<Path> paths, Path tables) {
        Path folder = tables.resolve("parties");
        return Parties.make(paths.get(0), folder) + " parties in " + folder;
      }
    },
    US_TRAVELS("us-travels", 2) {
      @Override
      String run(List<Path> paths, Path tables) {
        return made(paths, UsTravels.make(paths.get(0), paths.get(1), tables));
      }
    },
    US_OFFICIALS("us-officials", 2) {
      @Override
      String run(List<Path> paths, Path tables) {
        return made(paths, UsOfficials.make(paths.get(0), paths.get(1), tables));
      }
    },
    JAPAN_MINISTERS("japan-ministers", 2) {
      @Override
      String run(List<Path> paths, Path tables) {
        return made(paths, JapanMinisters.make(paths.get(0), paths.get(1), tables));
      }
    },
    LOK_SABHA("lok-sabha", 2) {
      @Override
      String run(List<Path> paths, Path tables) {
        return made(paths, LokSabha.make(paths.get(0), paths.get(1)));
      }
    };

    private final String word;
    private final int paths;

    Program(String word, int paths) {
      this.word = word;
      this.paths = paths;
    }

    /** Makes the records and says in one line what was made. */
    abstract String run(List<Path> paths, Path tables);

    boolean means(List<String> arguments) {
      int given = arguments.size() - 1;
      return arguments.getFirst().equals(word) && (given == paths || given == paths + 1);
    }

    private static String made(List<Path> paths, int rejects) {
      return paths.get(1) + " is made; " + rejects + " rows in rejects.tsv";
    }
  }

  private Datasets() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Runs one program; 0 done, 1 failed, 2 used wrongly (API §11). */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    Optional<Program> meant =
        arguments.isEmpty()
            ? Optional.empty()
            : Stream.of(Program.values()).filter(one -> one.means(arguments)).findFirst();
    if (meant.isEmpty()) {
      err.print(USAGE);
      return 2;
    }
    Program program = meant.get();
    List<Path> paths = arguments.stream().skip(1).map(Path::of).toList();
    Path tables = paths.size() > program.paths ? paths.getLast() : Path.of("datasets");
    try {
      out.println(program.run(paths, tables));
      return 0;
    } catch (UncheckedIOException e) {
      err.println("cannot read or write: " + e.getCause().getMessage());
      return 1;
    }
  }
}
