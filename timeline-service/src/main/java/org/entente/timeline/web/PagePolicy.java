package org.entente.timeline.web;

/** The content security policy of everything that is a page (API §8). */
public final class PagePolicy {
  private PagePolicy() {}

  /**
   * @param ancestors who may show it in a frame: {@code 'none'} or {@code *}
   */
  public static String framedBy(String ancestors) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
        + " frame-ancestors "
        + ancestors;
  }
}
