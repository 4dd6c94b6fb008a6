package org.entente.timeline.web.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The pages' style and script: read once, named by what they hold, so that they may be kept. */
@Singleton
public class Assets {
  private final byte[] style = read("entente.css");
  private final byte[] script = read("entente.js");
  private final String version = digest(style, script);

  /** One file and its media type. */
  record Asset(byte[] content, String type) {}

  public String style() {
    return "/assets/" + version + "/entente.css";
  }

  public String script() {
    return "/assets/" + version + "/entente.js";
  }

  String version() {
    return version;
  }

  /** Null where there is none of that name. */
  Asset asset(String name) {
    return Map.of(
            "entente.css", new Asset(style, "text/css; charset=utf-8"),
            "entente.js", new Asset(script, "text/javascript; charset=utf-8"))
        .get(name);
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/pages/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[]... contents) {
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
