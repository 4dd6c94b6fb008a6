package org.entente.launcher;

import org.entente.localstack.LocalStackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code entente}. Data goes to the output, talk to the error output; ends with 0, with
 * 1 when something failed, with 2 when it was used wrongly.
 */
@Command(
    name = "./entente",
    description = "Keeps the record of relations between partners, and shows it.",
    mixinStandardHelpOptions = true,
    version = "Entente 1.0.0",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      UpCommand.class,
      TimelineCommand.class,
      ExportCommand.class,
      LoadCommand.class,
      StatusCommand.class,
      RebuildCommand.class,
      DeadLettersCommand.class,
      RepublishCommand.class,
      RecoverCommand.class,
      TokenCommand.class,
      DoctorCommand.class,
      KeysCommand.class
    },
    footer = {
      "  build     Builds what is missing or stale, for Docker: ./entente build --help.",
      "  test      Builds everything and runs the tests: ./entente test --help.",
      "  bench     Runs a benchmark: ./entente bench --help.",
      "  chaos     Kills parts at random under writes and verifies: ./entente chaos --help.",
      "",
      "Examples:",
      "  ./entente up                    start everything and look at http://localhost:8080/",
      "  ./entente timeline IN-JP        what happened between India and Japan",
      "  ./entente COMMAND --help        more of any command",
      "",
      "ENTENTE_HOME (default .entente) holds all data. ENTENTE_TIMELINE_PORT, ENTENTE_PEOPLE_PORT,",
      "ENTENTE_EVENTS_PORT, ENTENTE_KAFKA_PORT and ENTENTE_POSTGRES_PORT move the ports."
    })
public final class Entente {
  private Entente() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    var line = new CommandLine(new Entente()).setUsageHelpWidth(100);
    for (CommandLine sub : line.getSubcommands().values()) {
      sub.getCommandSpec().mixinStandardHelpOptions(true);
    }
    line.setExecutionExceptionHandler((e, command, result) -> {
      if (e instanceof Failure || e instanceof LocalStackException) {
        command.getErr().println(e.getMessage());
      } else {
        e.printStackTrace(command.getErr());
      }
      return e instanceof Failure told ? told.exitCode() : 1;
    });
    return line;
  }
}
