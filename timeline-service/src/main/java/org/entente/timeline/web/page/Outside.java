package org.entente.timeline.web.page;

import org.entente.timeline.export.WebAddress;

/** Addresses that records name: linked where they are of the web, never loaded. */
public final class Outside {
  private Outside() {}

  /** The address, or null where it is none of {@code http} and {@code https} with a host. */
  public static String safe(String url) {
    return WebAddress.safe(url);
  }

  /** The host that an address leads to, null where it is not to be linked. */
  public static String host(String url) {
    return WebAddress.host(url);
  }
}
