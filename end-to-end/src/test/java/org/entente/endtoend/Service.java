package org.entente.endtoend;

/** The three services. */
enum Service {
  PEOPLE,
  EVENTS,
  TIMELINE;

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String fullName() {
    return word() + "-service";
  }

  /** Who keeps a collection such as {@code series}. */
  static Service ownerOf(String collection) {
    return switch (collection) {
      case "parties", "people", "organizations" -> PEOPLE;
      case "events", "series", "initiatives" -> EVENTS;
      default -> throw new IllegalArgumentException(collection);
    };
  }
}
