package org.entente.launcher;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    description = "Looks for what would keep Entente from running, and says how to mend it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente doctor",
      "  ./entente doctor --json",
      "",
      "Ends with 1 when something is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Checkup.Finding> findings = new Checkup(Settings.fromEnvironment()).findings();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      var answer = Api.JSON.createObjectNode();
      var list = answer.putArray("findings");
      findings.forEach(finding ->
          list.addObject()
              .put("what", finding.what())
              .put("well", finding.well())
              .put("detail", finding.detail()));
      out.println(answer.toPrettyString());
    } else {
      findings.forEach(finding ->
          out.printf(
              "%-5s %-12s %s%n",
              finding.well() ? "ok" : "FAULT", finding.what(), finding.detail()));
    }
    return findings.stream().allMatch(Checkup.Finding::well) ? 0 : 1;
  }
}
