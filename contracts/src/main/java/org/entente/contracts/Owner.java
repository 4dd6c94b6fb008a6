package org.entente.contracts;

import java.util.Optional;
import java.util.stream.Stream;

/** A service that owns facts: its name on the wire and the topic it publishes to (DESIGN §5). */
public enum Owner {
  PEOPLE("people-service", Topics.PEOPLE),
  EVENTS("events-service", Topics.EVENTS);

  private final String service;
  private final String topic;

  Owner(String service, String topic) {
    this.service = service;
    this.topic = topic;
  }

  /** {@code people-service}. */
  public String service() {
    return service;
  }

  /** {@code /people-service}, the CloudEvents source. */
  public String source() {
    return "/" + service;
  }

  public String topic() {
    return topic;
  }

  public static Optional<Owner> ofService(String service) {
    return Stream.of(values()).filter(owner -> owner.service.equals(service)).findFirst();
  }

  public static Optional<Owner> ofSource(String source) {
    return Stream.of(values()).filter(owner -> owner.source().equals(source)).findFirst();
  }
}
