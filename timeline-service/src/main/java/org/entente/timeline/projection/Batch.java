package org.entente.timeline.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Mark;
import org.entente.timeline.facts.Facts;

/** What one poll brought, in the order of each partition; parsed outside the transaction. */
public record Batch(List<Message> messages) {

  /** A projection step with nothing new, for entries that are still to be refreshed. */
  static final Batch NOTHING = new Batch(List.of());

  public Batch {
    messages = List.copyOf(messages);
  }

  /** The same messages, each alone: for a batch that the database refuses as a whole. */
  List<Batch> oneByOne() {
    return messages.stream().map(message -> new Batch(List.of(message))).toList();
  }

  <T extends Content> List<T> contents(Class<T> type) {
    List<T> contents = new ArrayList<>();
    for (Message message : messages) {
      if (type.isInstance(message.content())) {
        contents.add(type.cast(message.content()));
      }
    }
    return contents;
  }

  /** One message and where it lay. */
  public record Message(Origin origin, Content content) {}

  /** Where a message lies, for good: a topic made anew has another id. */
  public record Origin(String topic, String topicId, int partition, long offset) {}

  /** What a message holds. */
  public sealed interface Content {
    record Changed(Facts.Received received) implements Content {}

    record Marked(Mark mark) implements Content {}

    /** What no change could be read from, with all its bytes. */
    record Unreadable(String reason, Map<String, byte[]> headers, byte[] key, byte[] value)
        implements Content {}
  }
}
