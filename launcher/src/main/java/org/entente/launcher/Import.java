package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Sends a dataset's files to their owners' import (API §3): a portion after the other, so that what
 * is shown as done has been answered. A dry run goes in one piece, or an id that stands in two
 * portions would be counted as new twice.
 */
final class Import {
  /** An owner writes a thousand lines at a time. */
  private static final long PORTION = 1_000;

  private static final int MOST_REJECTS = 1_000;

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

  /**
   * Sends one file.
   *
   * @throws Failure when an owner does not take it; what it took before stays, and sending the file
   *     again does no harm
   */
  Result send(Dataset dataset, Collection collection, boolean dryRun) {
    Path file = dataset.file(collection);
    ObjectNode counts = Api.JSON.createObjectNode();
    try (var stream = open(file)) {
      long of = countLines(file);
      var lines = new Progress.Lines(dataset.name() + "/" + collection.word(), of);
      progress.during(
          lines,
          () -> {
            do {
              var portion = new SomeLines(stream, dryRun ? Long.MAX_VALUE : PORTION);
              add(counts, send(collection, portion, dryRun));
              lines.done(counts.path("lines").asLong());
            } while (counts.path("lines").asLong() < of && !dryRun);
          });
    } catch (IOException e) {
      throw new Failure("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
    return new Result(collection, counts);
  }

  private JsonNode send(Collection collection, SomeLines lines, boolean dryRun) {
    String path = "/api/v1/" + collection.word() + "/import" + (dryRun ? "?dryRun=true" : "");
    var request =
        HttpRequest.newBuilder(settings.url(collection.owner()).resolve(path))
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/json")
            .header(
                "Authorization", "Bearer " + token.sign(new Keys(settings.keys()), Instant.now()))
            .POST(BodyPublishers.ofInputStream(() -> lines))
            .build();
    return api.send(collection.owner(), request);
  }

  /** The portions' answers as one: lines are counted through the file. */
  static void add(ObjectNode counts, JsonNode portion) {
    long before = counts.path("lines").asLong();
    for (String member : new String[] {"lines", "created", "updated", "unchanged", "rejected"}) {
      counts.put(member, counts.path(member).asLong() + portion.path(member).asLong());
    }
    counts.put("last", portion.path("last").asLong());
    counts.put("dryRun", portion.path("dryRun").asBoolean());
    ArrayNode rejects = counts.withArray("rejects");
    for (JsonNode reject : portion.path("rejects")) {
      if (rejects.size() < MOST_REJECTS) {
        ObjectNode counted = reject.deepCopy();
        rejects.add(counted.put("line", before + reject.path("line").asLong()));
      }
    }
  }

  private static PushbackInputStream open(Path file) throws IOException {
    return new PushbackInputStream(Files.newInputStream(file), SomeLines.BUFFER);
  }

  private static long countLines(Path file) throws IOException {
    try (var stream = open(file);
        var lines = new SomeLines(stream, Long.MAX_VALUE)) {
      lines.transferTo(OutputStream.nullOutputStream());
      return lines.passed();
    }
  }
}
