package org.entente.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a timeline over REST as a client does, and takes the time. One connection, one thread. */
final class TimelineReader implements AutoCloseable {
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"\\}$");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;

  TimelineReader(URI service) {
    this.service = service;
  }

  /** The body, read whole. */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(service.resolve(path)).build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  int post(String path, String token) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  /** Milliseconds of so many reads of one path, sorted. */
  double[] times(String path, int reads) throws IOException, InterruptedException {
    double[] millis = new double[reads];
    for (int i = 0; i < reads; i++) {
      long begun = System.nanoTime();
      get(path);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  static double percentile(double[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  /** The address of the page after this one, null for none. */
  static String next(String path, String page) {
    Matcher next = NEXT.matcher(page);
    return next.find()
        ? path + "&cursor=" + URLEncoder.encode(next.group(1), StandardCharsets.UTF_8)
        : null;
  }

  @Override
  public void close() {
    http.close();
  }
}
