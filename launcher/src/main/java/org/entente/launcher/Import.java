package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Sends a dataset's files to their owners' import (API §3) and counts what goes out. */
final class Import {
  private final Api api;
  private final Settings settings;
  private final Token token;
  private final Progress progress;

  Import(Api api, Settings settings, Token token, Progress progress) {
    this.api = api;
    this.settings = settings;
    this.token = token;
    this.progress = progress;
  }

  /** One file's outcome as the owner tells it, members as in API §3. */
  record Result(Collection collection, JsonNode counts) {
    long count(String member) {
      return counts.path(member).asLong();
    }
  }

  Result send(Dataset dataset, Collection collection, boolean dryRun) {
    Path file = dataset.file(collection);
    String path = "/api/v1/" + collection.word() + "/import" + (dryRun ? "?dryRun=true" : "");
    var sent = new AtomicLong();
    var request =
        HttpRequest.newBuilder(settings.url(collection.owner()).resolve(path))
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/json")
            .header(
                "Authorization", "Bearer " + token.sign(new Keys(settings.keys()), Instant.now()))
            .POST(BodyPublishers.ofInputStream(() -> new LineCount(open(file), sent)))
            .build();
    JsonNode counts =
        progress.during(
            dataset.name() + "/" + collection.word(),
            countLines(file),
            sent,
            () -> api.send(collection.owner(), request));
    return new Result(collection, counts);
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long countLines(Path file) {
    var lines = new AtomicLong();
    try (var stream = new LineCount(Files.newInputStream(file), lines)) {
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return lines.get();
    } catch (IOException e) {
      throw new Failure("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Counts line ends as they pass. */
  private static final class LineCount extends FilterInputStream {
    private final AtomicLong lines;

    LineCount(InputStream stream, AtomicLong lines) {
      super(stream);
      this.lines = lines;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read == '\n') {
        lines.incrementAndGet();
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      for (int i = offset; i < offset + read; i++) {
        if (bytes[i] == '\n') {
          lines.incrementAndGet();
        }
      }
      return read;
    }
  }
}
