package org.entente.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entente.localstack.LocalStack;
import org.entente.localstack.LocalStackException;
import org.entente.localstack.Ports;
import org.entente.localstack.RunningProcess;

/** What {@code doctor} looks at, for one home. Changes nothing. */
record Checkup(Settings settings) {

  /** One thing looked at; {@code detail} says how to mend it where it is not well. */
  record Finding(String what, boolean well, String detail) {
    static Finding of(String what, boolean well, String fine, String fault) {
      return new Finding(what, well, well ? fine : fault);
    }
  }

  List<Finding> findings() {
    var findings = new ArrayList<>(new MachineCheckup(settings.home()).findings());
    findings.add(built());
    findings.add(data());
    findings.addAll(new KeysCheckup(new Keys(settings.keys())).findings());
    if (Home.isHeld(settings.home())) {
      findings.addAll(running());
    } else {
      List<RunningProcess> leftovers = leftovers();
      findings.add(leftover(leftovers));
      findings.addAll(ports(!leftovers.isEmpty()));
    }
    return findings;
  }

  private Finding built() {
    List<String> missing =
        Stream.of(Service.values())
            .map(service -> service.program(settings.root()))
            .filter(program -> !Files.isRegularFile(program))
            .map(Path::toString)
            .toList();
    return Finding.of(
        "build",
        missing.isEmpty(),
        "the services are built",
        String.join(", ", missing) + " missing; ./entente build makes it (needs Maven)");
  }

  private Finding data() {
    try {
      LocalStack.checkData(settings.home());
      boolean any = Files.exists(settings.home().resolve("postgres"));
      return new Finding("data", true, (any ? "in " : "none yet in ") + settings.home());
    } catch (LocalStackException e) {
      return new Finding("data", false, e.getMessage());
    }
  }

  private List<Finding> running() {
    var findings = new ArrayList<Finding>();
    findings.add(new Finding("up", true, "Entente is running over " + settings.home()));
    try (var api = new Api(settings)) {
      for (Service service : Service.values()) {
        findings.add(
            Finding.of(
                "service",
                api.isReady(service),
                service.fullName() + " is ready",
                "%s is not ready; its log is %s"
                    .formatted(
                        service.fullName(), settings.logs().resolve(service.fullName() + ".log"))));
      }
    }
    return findings;
  }

  private List<RunningProcess> leftovers() {
    var all = new ArrayList<>(LocalStack.processesOver(settings.home()));
    all.addAll(ServiceProcess.over(settings));
    return all;
  }

  private static Finding leftover(List<RunningProcess> processes) {
    return Finding.of(
        "leftovers",
        processes.isEmpty(),
        "no process of an earlier run is left",
        "processes %s of a killed run go on; the next ./entente up ends them first"
            .formatted(processes.stream().map(RunningProcess::pid).sorted().toList()));
  }

  private List<Finding> ports(boolean leftovers) {
    var findings = new ArrayList<Finding>();
    for (Service service : Service.values()) {
      findings.add(port(settings.port(service), service.variable("PORT"), leftovers));
      findings.add(port(settings.managementPort(service), service.variable("PORT"), leftovers));
    }
    findings.add(port(settings.kafkaPort(), "ENTENTE_KAFKA_PORT", leftovers));
    findings.add(port(settings.postgresPort(), "ENTENTE_POSTGRES_PORT", leftovers));
    return findings;
  }

  private static Finding port(int port, String variable, boolean leftovers) {
    String by = leftovers ? "one of the leftovers or another program" : "another program";
    return Finding.of(
        "port",
        Ports.isFree(port),
        port + " is free",
        "%d is taken by %s; stop it or set %s".formatted(port, by, variable));
  }
}
