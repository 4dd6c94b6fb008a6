package org.entente.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "keys",
    description =
        "Makes the keys that tokens are signed with, where there are none (up does so too).",
    footerHeading = "%nExamples:%n",
    footer = {"  ENTENTE_HOME=/var/lib/entente ./entente keys"})
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Keys keys = new Keys(Settings.fromEnvironment().keys());
    boolean made = keys.ensure();
    spec.commandLine()
        .getErr()
        .println((made ? "Made the keys in " : "The keys are there, in ") + keys.folder() + ".");
    return 0;
  }
}
