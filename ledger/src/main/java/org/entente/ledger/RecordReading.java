package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityJson.Reading;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.Problem;

/** Bytes from outside as a record of a kind, or a problem that tells every fault at once. */
final class RecordReading {
  private RecordReading() {}

  /**
   * @throws Problem 400 where the bytes are no JSON
   */
  static JsonNode tree(byte[] json) {
    return switch (EntityJson.tree(json)) {
      case Reading.Good<JsonNode>(JsonNode tree) -> tree;
      case Reading.Refused<JsonNode>(boolean noJson, List<Fault> faults) ->
          throw noJson ? Problem.noJson(faults) : Problem.unprocessable(faults);
    };
  }

  /**
   * @param id the id that the address gives, which the record may leave out but not contradict;
   *     null where it gives none
   * @throws Problem 422 with every fault
   */
  static <T extends Entity> T of(EntityKind<T> kind, JsonNode tree, String id) {
    List<Fault> faults = new ArrayList<>();
    if (id != null && tree instanceof ObjectNode object) {
      JsonNode given = object.get("id");
      if (given == null || given.isNull()) {
        object.put("id", id);
      } else if (given.isTextual() && !given.textValue().equals(id)) {
        faults.add(Fault.of("/id", Rule.VALUE, "found another id than the address's, " + id));
      }
    }
    switch (EntityJson.read(tree, kind.record())) {
      case Reading.Good<T>(T record) -> {
        faults.addAll(kind.check(record));
        if (faults.isEmpty()) {
          return record;
        }
      }
      case Reading.Refused<T>(boolean noJson, List<Fault> found) -> faults.addAll(found);
    }
    throw Problem.unprocessable(faults);
  }

  /** A record that grew by a patch may be no larger than one that comes whole. */
  static void checkSize(String text) {
    if (text.length() > EntityJson.MOST_BYTES) {
      throw tooLarge();
    }
  }

  static Problem tooLarge() {
    return Problem.tooLarge("a record has at most " + EntityJson.MOST_BYTES / 1024 + " KiB");
  }
}
