package org.entente.timeline.export;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses that records name: linked where they are of the web, never loaded. */
public final class WebAddress {
  private WebAddress() {}

  /** The address, or null where it is none of {@code http} and {@code https} with a host. */
  public static String safe(String url) {
    return host(url) == null ? null : url;
  }

  /** The host that an address leads to, null where it is not to be linked. */
  public static String host(String url) {
    if (url == null || url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      return null;
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return scheme.equals("https") || scheme.equals("http") ? uri.getHost() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
