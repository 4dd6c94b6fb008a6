package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTextTest {
  @Test
  void aPartStandsIndentedUnderItsVisitAndDoesNotRepeatTheDate() throws Exception {
    assertEquals(
        List.of(
            "27 November 2024      Official visit · Tokyo",
            "                        Vikram Misri (India), Foreign Secretary, MEA",
            "                        Talks on the economy",
            "                          Keiichi Ichikawa (JP), Deputy; possibly Assistant, Cabinet",
            "28 November 2024      Another (scheduled)"),
        lines(
            """
            {"id":"visit","title":"Official visit","place":{"name":"Tokyo"},"status":"held",
             "date":{"label":"27 November 2024"},"parties":[{"id":"IN","name":"India"}],
             "participants":[{"person":{"id":"vm","name":"Vikram Misri"},"party":"IN",
              "roles":[{"title":"Foreign Secretary","organization":{"id":"mea","name":"MEA"},
                        "certainty":"certain"}]}]}
            """,
            """
            {"id":"talks","title":"Talks on the economy","partOf":{"id":"visit","title":"x"},
             "date":{"label":"27 November 2024"},
             "participants":[{"person":{"id":"ki","name":"Keiichi Ichikawa"},"party":"JP",
              "roles":[{"title":"Deputy","organization":null,"certainty":"given"},
                       {"title":"Assistant","organization":{"id":"c","name":"Cabinet"},
                        "certainty":"possible"}]}]}
            """,
            """
            {"id":"other","title":"Another","status":"scheduled",
             "date":{"label":"28 November 2024"}}
            """));
  }

  @Test
  void whoIsNotYetKnownShowsAsTheIdAndWordsStayWords() throws Exception {
    assertEquals(
        List.of(
            "2008                  Declaration",
            "                        someone-unknown",
            "                        visiting ministers (JP)",
            "                        → a promise"),
        lines(
            """
            {"id":"d","title":"Declaration","date":{"label":"2008"},
             "participants":[{"person":{"id":"someone-unknown","name":null}},
                             {"text":"visiting ministers","party":"JP"}],
             "outcomes":[{"id":"1","text":"a promise"}]}
            """));
  }

  @Test
  void longTitlesBreakBetweenWordsAndNoRecordSteersTheTerminal() throws Exception {
    assertEquals(
        List.of(
            "2008                  A title that is much too long for the",
            "                        narrow terminal [31mred"),
        lines(
            """
            {"id":"d","date":{"label":"2008"},
             "title":"A title that is much too long for the narrow terminal\\u001b[31mred"}
            """));
  }

  private static List<String> lines(String... entries) throws Exception {
    var nodes = new java.util.ArrayList<JsonNode>();
    for (String entry : entries) {
      nodes.add(Api.JSON.readTree(entry));
    }
    return new TimelineText(nodes.size() == 3 ? 100 : 60).lines(nodes);
  }
}
