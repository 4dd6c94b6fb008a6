package org.entente.timeline.query;

import static org.entente.timeline.Published.visible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Kind;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.OwnersOnKafka;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class NameQueryTest {
  @Inject NameQuery names;

  @Test
  void everyKindIsFoundByWordsOfTheNamesItHasNow() throws SQLException {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      owners.put(read(Kind.PERSON, "{'id':'nq-p','name':'Quentin Zebrowski'}"));
      owners.put(
          read(Kind.ORGANIZATION, "{'id':'nq-o','name':'Yellow 100% office','acronym':'NQXYO'}"));
      owners.put(read(Kind.SERIES, "{'id':'nq-s','name':'Yellow talks','parties':['NQA','NQB']}"));
      Entity gone = read(Kind.PERSON, "{'id':'nq-gone','name':'Yellow 100% Gone'}");
      owners.put(gone);
      owners.delete(gone, null);
      visible(
          owners.put(
              read(
                  Kind.PERSON,
                  "{'id':'nq-p','name':'Quentin 100% Yellow','names':[{'name':'市川恵三','lang':'ja'},{'name':'Zoë Müller','kind':'alias'}]}")));
    }
    assertEquals(List.of("person/nq-p"), found("yell quen"));
    assertEquals(List.of("person/nq-p"), found("川恵三"));
    assertEquals(List.of("person/nq-p"), found("zoe MULLER"));
    assertEquals(List.of("organization/nq-o"), found("nqxy"));
    assertEquals(List.of("organization/nq-o"), found("office yellow 100%"));
    assertEquals(List.of("series/nq-s"), found("yellow talk"));
    assertEquals(List.of(), found("Zebrowski"));
    assertEquals(List.of(), found("ellow 100"), "words are found from their beginning");
    assertEquals(List.of(), found("%_"));
  }

  private List<String> found(String words) throws SQLException {
    return names.called(words, 10).stream().map(found -> found.key().toString()).toList();
  }

  private static Entity read(Kind kind, String json) {
    return EntityJson.readLenient(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), kind.record());
  }
}
