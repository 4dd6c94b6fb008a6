package org.entente.localstack;

import java.io.IOException;
import java.io.StringReader;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Whether the data of a home can be read by the PostgreSQL and the Kafka at hand. PostgreSQL reads
 * its own major version alone; Kafka reads what it or an older one wrote.
 */
record DataVersions(Path home) {
  private static final String POSTGRES_MAJOR = Kit.POSTGRES_VERSION.replaceFirst("\\..*", "");

  /** Of Kafka's storage, as {@code meta.properties} says. */
  private static final String KAFKA_FORMAT = "1";

  /**
   * Reads the marks alone and starts nothing.
   *
   * @throws LocalStackException with a sentence for the user
   */
  void check() {
    try {
      checkPostgres();
      checkKafka();
    } catch (IOException e) {
      throw new LocalStackException(
          "The data in " + home + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void checkPostgres() throws IOException {
    Path folder = home.resolve("postgres");
    if (Files.exists(folder)) {
      String made = Files.readString(folder.resolve("PG_VERSION")).strip();
      refuse(
          !made.equals(POSTGRES_MAJOR),
          folder,
          "PostgreSQL " + made,
          "PostgreSQL " + POSTGRES_MAJOR);
    }
  }

  private void checkKafka() throws IOException {
    Path folder = home.resolve("kafka");
    Path format = folder.resolve("meta.properties");
    if (Files.exists(format)) {
      var properties = new Properties();
      properties.load(new StringReader(Files.readString(format)));
      String made = properties.getProperty("version", "unknown");
      refuse(
          !made.equals(KAFKA_FORMAT),
          folder,
          "a Kafka with storage format " + made,
          "Kafka %s with format %s".formatted(Kit.KAFKA_VERSION, KAFKA_FORMAT));
    }
    if (Files.exists(kafkaFile())) {
      String made = Files.readString(kafkaFile()).strip();
      refuse(isNewer(made), folder, "Kafka " + made, "Kafka " + Kit.KAFKA_VERSION);
    }
  }

  private static boolean isNewer(String made) {
    return Version.parse(made).compareTo(Version.parse(Kit.KAFKA_VERSION)) > 0;
  }

  private static void refuse(boolean when, Path folder, String made, String here) {
    if (when) {
      throw new LocalStackException(
          "The data in %s was made by %s, this is %s: run the Entente that made it, or move the folder away."
              .formatted(folder, made, here));
    }
  }

  /** Remembers which Kafka has written last; its own files do not say. */
  void rememberKafka() {
    try {
      Files.writeString(kafkaFile(), Kit.KAFKA_VERSION + "\n");
    } catch (IOException e) {
      throw new LocalStackException("The file " + kafkaFile() + " cannot be written: " + e, e);
    }
  }

  private Path kafkaFile() {
    return home.resolve("kafka.version");
  }
}
