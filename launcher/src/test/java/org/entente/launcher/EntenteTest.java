package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EntenteTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine entente =
      Entente.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void everyCommandExplainsItselfWithExamples() {
    for (String command : entente.getSubcommands().keySet()) {
      out.getBuffer().setLength(0);
      assertEquals(0, entente.execute(command, "--help"), command);
      assertTrue(out.toString().contains("Examples:"), command);
      assertTrue(out.toString().contains("./entente " + command), command);
    }
  }

  @Test
  void usedWronglyItEndsWith2AndSaysSoOnTheErrorOutput() {
    assertEquals(2, entente.execute("timeline"));
    assertEquals(2, entente.execute("timeline", "IN-JP", "--limit", "0"));
    assertEquals(2, entente.execute("token", "--role", "king"));
    assertEquals(2, entente.execute("token", "--for", "-PT1H"));
    assertEquals(2, entente.execute("republish", "--since", "1"));
    assertEquals(2, entente.execute("republish", "people", "--since", "1", "--key", "person/x"));
    assertEquals(2, entente.execute("recover", "--yes", "--dry-run"));
    assertEquals(2, entente.execute("no-such-command"));
    assertEquals(2, entente.execute("timeline", "party/IN"));
    assertEquals(2, entente.execute("export", "IN-JP", "--format", "pdf"));
    assertEquals(2, entente.execute("dead-letters"));
    assertEquals(2, entente.execute("dead-letters", "replay"));
    assertEquals(2, entente.execute("status", "--watch", "0"));
    assertEquals("", out.toString());
    assertTrue(err.toString().contains("--limit must be at least 1."), err.toString());
  }

  @Test
  void whatFailsEndsWith1AndOneSentence() {
    assertEquals(1, entente.execute("load", "/no/such/folder"));
    assertEquals(1, entente.execute("recover", "timeline"));
    assertEquals(1, entente.execute("republish", "--key", "thing/x"));
    assertEquals(
        """
        There is no folder /no/such/folder.
        'timeline' is no owner; there are people and events.
        'thing/x' is no key of a record; keys look like person/asha-rao or event/talk.
        """,
        err.toString());
    assertEquals("", out.toString());
  }
}
