package org.entente.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeHeadersTest {
  private static final Change CHANGE =
      new Change(
          Owner.PEOPLE,
          4711,
          EntityKey.parse("person/vikram-misri"),
          3,
          Change.Type.UPDATED,
          Instant.parse("2024-11-27T08:00:00.000120Z"),
          "editor",
          "appointment, said the gazette – ok",
          null,
          "{}".getBytes(UTF_8));

  @Test
  void aChangeComesBackFromItsHeaders() {
    Map<String, byte[]> headers = ChangeHeaders.encode(CHANGE);
    Change back = ChangeHeaders.decode(headers::get, CHANGE.value());
    assertArrayEquals(CHANGE.value(), back.value());
    assertEquals(CHANGE, withValue(back, CHANGE.value()));
    assertEquals("people-service/4711", new String(headers.get("ce_id"), UTF_8));
    assertEquals("entente.person.updated", new String(headers.get("ce_type"), UTF_8));
    assertEquals("2024-11-27T08:00:00.000120Z", new String(headers.get("ce_time"), UTF_8));
  }

  @Test
  void whatCannotBeReadSaysWhy() {
    refused("ce_time", "yesterday", "could not be parsed");
    refused("ce_seq", "0", "ce_seq is no number from 1: 0");
    refused("ce_revision", "4294967297", "ce_revision is no number");
    refused("ce_subject", "person/../x", "not a key");
    refused("ce_type", "entente.event.created", "does not match the subject");
    refused("ce_source", "/someone", "names no owner");
    refused("ce_source", "/events-service", "does not own person/vikram-misri");
    refused("ce_id", null, null);
    Map<String, byte[]> headers = ChangeHeaders.encode(CHANGE);
    headers.put("ce_actor", new byte[] {(byte) 0xff});
    assertThrows(UnreadableChange.class, () -> ChangeHeaders.decode(headers::get, new byte[0]));
    assertThrows(UnreadableChange.class, () -> ChangeHeaders.decode(headers::get, null));
  }

  @Test
  void aMarkComesBackFromItsHeaders() {
    Mark mark = new Mark(Owner.EVENTS, 9, Instant.parse("2024-11-27T08:00:00.5Z"));
    assertEquals(mark, Mark.decode(mark.headers()::get));
  }

  private static void refused(String name, String value, String reason) {
    Map<String, byte[]> headers = ChangeHeaders.encode(CHANGE);
    if (reason == null) {
      // ce_id repeats source and seq; a reader needs it for nothing
      headers.remove(name);
      ChangeHeaders.decode(headers::get, new byte[0]);
      return;
    }
    headers.put(name, value.getBytes(UTF_8));
    var e =
        assertThrows(UnreadableChange.class, () -> ChangeHeaders.decode(headers::get, new byte[0]));
    assertEquals(true, e.getMessage().contains(reason), e.getMessage());
  }

  private static Change withValue(Change change, byte[] value) {
    return new Change(
        change.owner(),
        change.seq(),
        change.key(),
        change.revision(),
        change.type(),
        change.recordedAt(),
        change.actor(),
        change.reason(),
        change.mergedInto(),
        value);
  }
}
