package org.entente.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * PostgreSQL's data folder: made whole or not at all, with the role and the three databases, and
 * with a generated password that lies in a file only its owner reads.
 */
record PostgresData(
    Path folder, Path passwordFile, Path binaries, Privileges privileges, Path log) {
  static final String ROLE = "entente";
  static final List<String> DATABASES = List.of("people", "events", "timeline");

  /** Makes what is missing; what is there is kept. */
  void prepare() throws IOException {
    boolean newPassword = !Files.exists(passwordFile);
    if (newPassword) {
      writePassword();
    }
    if (!Files.exists(folder)) {
      make();
    } else {
      privileges.handOver(folder);
      if (newPassword) {
        alone(folder, List.of("ALTER ROLE %s PASSWORD '%s';".formatted(ROLE, password())));
      }
    }
    // Only the one role, only by password; the superuser logs in from nowhere.
    Files.writeString(
        folder.resolve("pg_hba.conf"), "host all " + ROLE + " 127.0.0.1/32 scram-sha-256\n");
  }

  String password() throws IOException {
    return Files.readString(passwordFile).strip();
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Path making = passwordFile.resolveSibling(passwordFile.getFileName() + ".new");
    Files.deleteIfExists(making);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(making, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(making, HexFormat.of().formatHex(random) + "\n");
    Files.move(making, passwordFile, StandardCopyOption.ATOMIC_MOVE);
  }

  private void make() throws IOException {
    Path making = folder.resolveSibling(folder.getFileName() + ".new");
    Folders.delete(making);
    Files.createDirectory(
        making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    privileges.handOver(making);
    run(
        List.of(
            "initdb",
            "-D",
            making.toString(),
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "-A",
            "reject",
            "--no-locale",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"),
        "");
    var statements = new ArrayList<String>();
    statements.add("CREATE ROLE %s LOGIN PASSWORD '%s';".formatted(ROLE, password()));
    DATABASES.forEach(name -> statements.add("CREATE DATABASE " + name + " OWNER " + ROLE + ";"));
    alone(making, statements);
    Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Runs statements in a server of its own without network; there is no psql among the binaries.
   */
  private void alone(Path data, List<String> statements) throws IOException {
    run(
        List.of("postgres", "--single", "-j", "-D", data.toString(), "postgres"),
        String.join("\n\n", statements) + "\n\n");
  }

  private void run(List<String> program, String input) throws IOException {
    var command = new ArrayList<>(privileges.prefix());
    command.add(binaries.resolve("bin").resolve(program.getFirst()).toString());
    command.addAll(program.subList(1, program.size()));
    var process =
        new ProcessBuilder(command)
            .directory(folder.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    // a single server says ERROR and ends with 0 all the same
    if (process.onExit().join().exitValue() != 0 || output.contains("ERROR: ")) {
      Files.writeString(
          log,
          output,
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
      throw new LocalStackException(
          "PostgreSQL's data folder could not be made (%s); see %s."
              .formatted(output.strip().lines().reduce("", (before, last) -> last), log));
    }
  }
}
