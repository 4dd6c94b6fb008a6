package org.entente.timeline.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** Filter keys as they were, kept beside a change of an entry. */
public final class FilterKeysJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private FilterKeysJson() {}

  public static String write(FilterKeys keys) {
    try {
      return MAPPER.writeValueAsString(keys);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FilterKeys read(String json) {
    try {
      return MAPPER.readValue(json, FilterKeys.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
