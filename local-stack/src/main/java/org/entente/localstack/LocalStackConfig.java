package org.entente.localstack;

import java.nio.file.Path;

/**
 * Where a stack keeps its data and where it listens.
 *
 * @param home data, password and logs; one running stack a home
 * @param binaries where PostgreSQL is unpacked, at the first start; may be shared by many homes
 * @param kafkaPort port on loopback, 0 = a free one
 * @param postgresPort port on loopback, 0 = a free one
 */
public record LocalStackConfig(Path home, Path binaries, int kafkaPort, int postgresPort) {
  public LocalStackConfig {
    home = home.toAbsolutePath().normalize();
    binaries = binaries.toAbsolutePath().normalize();
  }

  /** Binaries inside the home, so that nothing outside it is needed to start again. */
  public static LocalStackConfig of(Path home, int kafkaPort, int postgresPort) {
    return new LocalStackConfig(
        home, home.resolve("postgresql-" + Kit.POSTGRES_VERSION), kafkaPort, postgresPort);
  }
}
