package org.entente.edtf;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A day with a time: {@code 1985-04-12T23:20:30}, with {@code Z}, {@code ±hh} or {@code ±hh:mm} or
 * nothing behind it. Specification: Level 0, Date and Time. {@code +00:00} is {@code Z}, {@code
 * +05:00} is {@code +05}.
 */
public final class EdtfDateTime implements Edtf {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final LocalDateTime local;
  private final ZoneOffset offset;

  private EdtfDateTime(LocalDateTime local, ZoneOffset offset) {
    if (Math.abs(local.getYear()) > 9999 || local.getNano() != 0) {
      throw new IllegalArgumentException("a year of four digits and whole seconds, not " + local);
    }
    this.local = local;
    this.offset = offset;
  }

  /** A time whose zone is not said. */
  public static EdtfDateTime of(LocalDateTime local) {
    return new EdtfDateTime(local, null);
  }

  /** A time of a zone; the offset is of whole minutes from −12:00 to +14:00. */
  public static EdtfDateTime of(LocalDateTime local, ZoneOffset offset) {
    int seconds = offset.getTotalSeconds();
    if (seconds % 60 != 0 || seconds < -12 * 3600 || seconds > 14 * 3600) {
      throw new IllegalArgumentException("an offset of −12:00 to +14:00, not " + offset);
    }
    return new EdtfDateTime(local, offset);
  }

  public LocalDateTime local() {
    return local;
  }

  /** Empty where the text says nothing of a zone. */
  public Optional<ZoneOffset> offset() {
    return Optional.ofNullable(offset);
  }

  /** The instant, where the zone is known. */
  public Optional<Instant> instant() {
    return offset().map(local::toInstant);
  }

  /** The calendar day as written, whatever the zone. */
  @Override
  public Bounds bounds() {
    return Bounds.of(local.toLocalDate(), local.toLocalDate());
  }

  @Override
  public boolean certain() {
    return true;
  }

  @Override
  public boolean vague() {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdtfDateTime that
        && local.equals(that.local)
        && offset().equals(that.offset());
  }

  @Override
  public int hashCode() {
    return 31 * local.hashCode() + offset().hashCode();
  }

  @Override
  public String toString() {
    return local.toLocalDate()
        + "T"
        + TIME.format(local)
        + offset().map(EdtfDateTime::shift).orElse("");
  }

  private static String shift(ZoneOffset offset) {
    return offset.getTotalSeconds() % 3600 == 0
        ? offset.getId().replace(":00", "")
        : offset.getId();
  }
}
