package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.localstack.Ports;

/** What {@code doctor} looks at. Changes nothing. */
record Checkup(Settings settings) {
  private static final long ENOUGH_SPACE = 1L << 30;

  /** One thing looked at; {@code detail} says how to mend it where it is not well. */
  record Finding(String what, boolean well, String detail) {}

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(java());
    for (Service service : Service.values()) {
      findings.add(built(service));
    }
    findings.add(space());
    findings.add(data());
    findings.addAll(keys());
    if (Home.isHeld(settings.home())) {
      findings.addAll(running());
    } else {
      findings.addAll(ports());
    }
    return findings;
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return new Finding(
        "java", feature >= 25, "Java " + feature + (feature >= 25 ? "" : "; JDK 25 is needed"));
  }

  private Finding built(Service service) {
    Path program = service.program(settings.root());
    boolean there = Files.isRegularFile(program);
    return new Finding(
        "build",
        there,
        there ? service.fullName() + " is built" : program + " is missing; ./entente up builds it");
  }

  private Finding space() {
    try {
      Path folder = settings.home();
      while (!Files.exists(folder)) {
        folder = folder.getParent();
      }
      long free = Files.getFileStore(folder).getUsableSpace();
      return new Finding(
          "disk",
          free >= ENOUGH_SPACE,
          "%,d MB free for %s%s"
              .formatted(
                  free >> 20, settings.home(), free >= ENOUGH_SPACE ? "" : "; make room for 1 GB"));
    } catch (IOException e) {
      return new Finding("disk", false, "the disk of " + settings.home() + " cannot be read: " + e);
    }
  }

  private Finding data() {
    Path version = settings.home().resolve("postgres/PG_VERSION");
    try {
      if (!Files.exists(version)) {
        return new Finding("data", true, "none yet in " + settings.home());
      }
      String made = Files.readString(version).strip();
      return made.equals("18")
          ? new Finding("data", true, "PostgreSQL 18 in " + settings.home())
          : new Finding(
              "data",
              false,
              "made by PostgreSQL %s, this is PostgreSQL 18: move %s away"
                  .formatted(made, settings.home()));
    } catch (IOException e) {
      return new Finding("data", false, version + " cannot be read: " + e.getMessage());
    }
  }

  private List<Finding> keys() {
    Keys keys = new Keys(settings.keys());
    if (!Files.exists(keys.publicFile())) {
      return List.of(new Finding("keys", true, "none yet; ./entente up makes them"));
    }
    var findings = new ArrayList<Finding>();
    for (Path file : List.of(keys.privateFile(), keys.publicFile())) {
      findings.add(key(file));
    }
    return findings;
  }

  private static Finding key(Path file) {
    try {
      boolean closed =
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
              .containsAll(Files.getPosixFilePermissions(file));
      return new Finding(
          "keys", closed, file + (closed ? "" : " is open to others; chmod 600 " + file));
    } catch (IOException e) {
      return new Finding(
          "keys", false, file + " cannot be read; remove both keys to have new ones");
    }
  }

  private List<Finding> running() {
    var findings = new ArrayList<Finding>();
    findings.add(new Finding("up", true, "Entente is running over " + settings.home()));
    try (var api = new Api(settings)) {
      for (Service service : Service.values()) {
        boolean ready = api.isReady(service);
        findings.add(
            new Finding(
                "service",
                ready,
                service.fullName()
                    + (ready
                        ? " is ready"
                        : " is not ready; its log is "
                            + settings.logs().resolve(service.fullName() + ".log"))));
      }
    }
    return findings;
  }

  private List<Finding> ports() {
    var findings = new ArrayList<Finding>();
    for (Service service : Service.values()) {
      findings.add(port(settings.port(service), service.variable("PORT")));
      findings.add(port(settings.managementPort(service), service.variable("PORT")));
    }
    findings.add(port(settings.kafkaPort(), "ENTENTE_KAFKA_PORT"));
    findings.add(port(settings.postgresPort(), "ENTENTE_POSTGRES_PORT"));
    return findings;
  }

  private static Finding port(int port, String variable) {
    boolean free = Ports.isFree(port);
    return new Finding(
        "port",
        free,
        port + (free ? " is free" : " is taken by another program; stop it or set " + variable));
  }
}
