package org.entente.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "token",
    description = "Prints a bearer token for writing, and nothing else.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente token",
      "  ./entente token --role admin --sub asha --for PT15M",
      "  curl -H \"Authorization: Bearer $(./entente token)\" -H 'Content-Type: application/json' \\",
      "       -X PUT http://localhost:8081/api/v1/people/asha-rao -d '{\"name\":\"Asha Rao\"}'"
    })
final class TokenCommand implements Callable<Integer> {
  enum Role {
    editor,
    admin,
    none
  }

  @Spec private CommandSpec spec;

  @Option(names = "--role", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Role role = Role.editor;

  @Option(names = "--sub", paramLabel = "NAME", description = "The actor; default: your user name.")
  private String actor = System.getProperty("user.name");

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "How long it is good, as in ISO 8601; default ${DEFAULT-VALUE}.")
  private Duration validFor = Duration.ofHours(1);

  @Option(names = "--describe", description = "Print issuer, audience and where the keys lie.")
  private boolean describe;

  @Override
  public Integer call() {
    Keys keys = new Keys(Settings.fromEnvironment().keys());
    PrintWriter out = spec.commandLine().getOut();
    if (describe) {
      out.println("issuer       " + Token.ISSUER);
      out.println("audience     " + Token.AUDIENCE);
      out.println("algorithm    RS256");
      out.println("public key   " + keys.publicFile());
      out.println("private key  " + keys.privateFile());
      return 0;
    }
    if (validFor.isNegative() || validFor.isZero()) {
      spec.commandLine().getErr().println("--for must be a time to come, such as PT1H.");
      return 2;
    }
    // an admin may do what an editor may
    var roles =
        switch (role) {
          case editor -> List.of("editor");
          case admin -> List.of("editor", "admin");
          case none -> List.<String>of();
        };
    out.println(new Token(actor, roles, validFor).sign(keys, Instant.now()));
    return 0;
  }
}
