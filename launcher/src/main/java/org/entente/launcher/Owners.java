package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;

/** Administration of the owners (API §2), with a token of this command's own. */
record Owners(Api api, Settings settings) {
  static final List<Service> ALL = List.of(Service.PEOPLE, Service.EVENTS);

  /**
   * The owners that a word names: all where there is none.
   *
   * @throws Failure for another word
   */
  static List<Service> named(String word) {
    if (word == null) {
      return ALL;
    }
    return List.of(
        ALL.stream()
            .filter(owner -> owner.word().equals(word) || owner.fullName().equals(word))
            .findFirst()
            .orElseThrow(
                () -> new Failure("'" + word + "' is no owner; there are people and events.")));
  }

  /**
   * Posts and gives back what was answered.
   *
   * @throws Failure in words where it is refused
   */
  JsonNode post(Service owner, String path) {
    var request =
        HttpRequest.newBuilder(settings.url(owner).resolve(path))
            .header("Accept", "application/json")
            .header(
                "Authorization",
                "Bearer " + Token.ofCommand().sign(new Keys(settings.keys()), Instant.now()))
            .POST(BodyPublishers.noBody())
            .build();
    Api.Answer answer = api.exchange(owner, request);
    if (answer.status() / 100 != 2) {
      throw new Failure(Api.refusal(owner, request, answer));
    }
    return answer.body();
  }
}
