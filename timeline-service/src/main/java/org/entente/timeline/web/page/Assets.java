package org.entente.timeline.web.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages' style and scripts: read once, named by what they hold, so that they may be kept. */
@Singleton
public class Assets {
  private static final List<String> NAMES =
      List.of(
          "briefing.css",
          "edit.js",
          "entente.css",
          "entente.js",
          "form.js",
          "live.js",
          "records.js");

  private final Map<String, byte[]> contents = new TreeMap<>();
  private final String version;

  Assets() {
    NAMES.forEach(name -> contents.put(name, read(name)));
    version = digest(contents.values());
  }

  /** One file and its media type. */
  record Asset(byte[] content, String type) {}

  public String style() {
    return "/assets/" + version + "/entente.css";
  }

  public String script() {
    return script("entente");
  }

  /** Where a module of that name is. */
  public String script(String name) {
    return "/assets/" + version + "/" + name + ".js";
  }

  String version() {
    return version;
  }

  /** Null where there is none of that name. */
  Asset asset(String name) {
    byte[] content = contents.get(name);
    return content == null
        ? null
        : new Asset(
            content,
            name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8");
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/pages/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(Iterable<byte[]> contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] content : contents) {
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
