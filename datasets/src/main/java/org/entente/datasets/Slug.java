package org.entente.datasets;

import java.text.Normalizer;
import java.util.Locale;

/** Text as a part of an id: {@code Jun'ichirō Koizumi} is {@code junichiro-koizumi}. */
final class Slug {
  private Slug() {}

  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("[\\p{M}'’]", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
