package org.entente.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.entente.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An editor at work in a real browser, with the owners behind the timeline's pages. */
@WithEntente
class EditorTest {
  private static final String AWAY = "It did not work just now. Nothing was changed; try again.";

  private static Chromium chromium;

  private final EntenteSystem entente;

  EditorTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private String url() {
    return entente.process(Service.TIMELINE).url().toString();
  }

  private void written(String collection, String... records) {
    List<String> written = new ArrayList<>();
    for (String record : records) {
      written.add(entente.put(collection, record).revision());
    }
    entente.timeline().read("/api/v1/timeline?limit=1", written);
  }

  private static String event(String id, String title, String rest) {
    return """
    {"id":"%s","kind":"meeting","title":"%s","date":"2010-05-04","parties":["EDA","EDB"]%s}\
    """
        .formatted(id, title, rest);
  }

  private Page open(BrowserContext reader, String path, List<String> errors) {
    Page page = reader.newPage();
    page.onPageError(errors::add);
    page.onDialog(dialog -> {
      errors.add("dialog " + dialog.message());
      dialog.accept();
    });
    page.navigate(url() + path);
    return page;
  }

  private void signIn(Page page) {
    page.locator("#signin input").fill(entente.issuer().editor());
    page.locator("#signin button").click();
    assertThat(page.locator("#who")).containsText("tester");
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  @Test
  void fromTheStartPageToAnEditedEntryThatAppearsInAnotherWindow() {
    written(
        "organizations",
        "{\"id\":\"ed-ministry\",\"name\":\"Ministry of Tests\",\"country\":\"EDA\"}");
    written(
        "people",
        """
        {"id":"ed-asha","name":"Asha Editor","country":"EDA","positions":[
          {"title":"Minister","organization":"ed-ministry","period":"2009-01-01/2012-01-01"},
          {"title":"Ambassador","organization":"ed-ministry","period":"2012-02-01/.."}]}\
        """);
    written("events", event("ed-first", "A first meeting", ""));
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader();
        BrowserContext readers = chromium.reader()) {
      Page reader = open(readers, "/partnerships/EDA-EDB", errors);
      Page editor = open(editors, "/?limit=500", errors);
      editor.locator("a.pair[href*='EDA-EDB']").click();
      editor.locator("h3 a", new Page.LocatorOptions().setHasText("A first meeting")).click();
      editor
          .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit").setExact(true))
          .click();
      signIn(editor);

      field(editor, "Title *").fill("A meeting that was corrected");
      field(editor, "Date *").fill("spring 2010");
      assertThat(
              editor
                  .locator(".understood")
                  .filter(new Locator.FilterOptions().setHasText("2010-21")))
          .containsText("2010-03-01 – 2010-05-31");
      editor.getByLabel("Add: Participants").click();
      Locator person = field(editor, "Person");
      person.pressSequentially("asha");
      assertThat(editor.locator("option[value=ed-asha]")).hasCount(1);
      person.fill("ed-asha");

      press(editor, "Preview");
      assertThat(editor.locator("#preview h1")).hasText("A meeting that was corrected");
      assertThat(editor.locator("#preview .role")).hasText("Minister, Ministry of Tests");
      assertThat(editor.locator("#preview .status")).containsText("spring 2010");

      editor.locator("#reason").fill("The source says spring – “frühling”");
      press(editor, "Save");
      assertThat(editor.locator("#says")).containsText("event/ed-first@2");
      assertThat(editor.locator("#says")).containsText("It is on the timeline.");
      assertThat(editor.locator("#history tbody tr").first())
          .containsText("Participants The source says spring – “frühling”");

      assertThat(reader.locator(".news")).hasText("1 changed show");
      assertThat(reader.locator("h3 a")).hasText("A first meeting");
      reader.locator(".news button").click();
      assertThat(reader.locator("h3 a")).hasText("A meeting that was corrected");
      assertThat(reader.locator(".entry .role")).hasText("Minister, Ministry of Tests");
      assertThat(reader.locator(".entry .when")).hasText("spring 2010");
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void whoIsSecondSeesBothVersionsSideBySideAndChoosesFieldByField() {
    written("events", event("ed-conflict", "Before", ",\"summary\":\"Old summary\""));
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit/event/ed-conflict", errors);
      signIn(page);
      // where nothing is said nothing lies over the form
      assertThat(page.locator("#says")).hasCSS("position", "static");
      field(page, "Title *").fill("Mine");
      written("events", event("ed-conflict", "Theirs", ",\"summary\":\"Their summary\""));
      press(page, "Save");

      Locator conflict = page.locator("#conflict");
      assertThat(conflict).containsText("event/ed-conflict@2");
      assertThat(page.locator("#history tbody tr")).hasCount(2);
      assertThat(
              conflict
                  .locator("tr", new Locator.LocatorOptions().setHasText("Title"))
                  .locator("pre"))
          .hasText(new String[] {"Theirs", "Mine"});
      assertThat(
              conflict
                  .locator("tr", new Locator.LocatorOptions().setHasText("Summary"))
                  .locator("pre"))
          .hasText(new String[] {"Their summary", "Old summary"});
      conflict.locator("button").click();
      assertThat(field(page, "Title *")).hasValue("Mine");
      assertThat(field(page, "Summary")).hasValue("Their summary");
      press(page, "Save");
      assertThat(page.locator("#says")).containsText("event/ed-conflict@3");

      page.getByLabel("Go back to revision 1").click();
      assertThat(page.locator("#says")).containsText("event/ed-conflict@4");
      assertThat(field(page, "Title *")).hasValue("Before");
      assertThat(field(page, "Summary")).hasValue("Old summary");
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void goingBackAsksBeforeItThrowsAwayWhatWasTyped() {
    written("events", event("ed-back", "Before", ""));
    written("events", event("ed-back", "After", ""));
    List<String> asked = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = editors.newPage();
      page.navigate(url() + "/edit/event/ed-back");
      signIn(page);
      field(page, "Title *").fill("Typed");
      page.onceDialog(dialog -> {
        asked.add(dialog.message());
        dialog.dismiss();
      });
      page.getByLabel("Go back to revision 1").click();
      assertEquals(
          List.of("What you wrote here and did not save will be lost. Go back all the same?"),
          asked);
      assertThat(field(page, "Title *")).hasValue("Typed");
      page.onceDialog(Dialog::accept);
      page.getByLabel("Go back to revision 1").click();
      assertThat(page.locator("#says")).containsText("event/ed-back@3");
      assertThat(field(page, "Title *")).hasValue("Before");

      // a reason alone is not lost and does not ask: unanswered, a question would be a no
      page.locator("#reason").fill("as it was");
      page.getByLabel("Go back to revision 2").click();
      assertThat(page.locator("#says")).containsText("event/ed-back@4");
    }
  }

  /** Both clicks before the first is answered. */
  private static void pressTwice(Locator button) {
    button.evaluate("one => { one.click(); one.click(); }");
  }

  private static List<String> writesOf(Page page) {
    List<String> writes = new ArrayList<>();
    page.onRequest(request -> {
      if (request.url().contains("/edit/records/") && !request.method().equals("GET")) {
        writes.add(request.method());
      }
    });
    return writes;
  }

  @Test
  void everyFaultStandsAtItsFieldAndNothingWrittenIsLost() {
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit/event", errors);
      signIn(page);
      field(page, "Id *").fill("No id!");
      press(page, "Save");
      assertThat(page.locator("#says li").first()).containsText("Id: ");
      field(page, "Id *").fill("ed-faulty");
      field(page, "Title *").fill("With faults");
      field(page, "Date *").fill("2010-13");
      page.getByLabel("Add: Parties").click();
      field(page, "Party").fill("eda");
      press(page, "Save");
      assertThat(page.locator("#says li")).hasCount(3);
      assertThat(page.locator("[aria-invalid=true]")).hasCount(3);
      assertThat(field(page, "Kind *")).isFocused();
      field(page, "Kind *").selectOption("meeting");
      noPlainNumberIsTakenForOne(page);
      theListSaysOfADateWhatItsFieldSaid(page);
      field(page, "Date *").fill("about 2010");
      field(page, "Party").fill("EDA");
      List<String> writes = writesOf(page);
      pressTwice(page.locator("form.record .acts button").first());
      assertThat(page.locator("#says")).containsText("event/ed-faulty@1");
      assertThat(page).hasURL(Pattern.compile(".*/edit/event/ed-faulty$"));
      assertEquals(
          "2010~",
          entente
              .client(Service.EVENTS)
              .get("/api/v1/events/ed-faulty")
              .json()
              .path("date")
              .asText());

      page.locator(".removal summary").click();
      pressTwice(page.locator(".removal button"));
      assertThat(page.locator("#says")).containsText("event/ed-faulty@2");
      pressTwice(page.getByLabel("Go back to revision 1"));
      assertThat(page.locator("#says")).containsText("event/ed-faulty@3");
      assertEquals(List.of("PUT", "DELETE", "POST"), writes);
    }
    assertEquals(List.of(), errors);
  }

  private static void noPlainNumberIsTakenForOne(Page page) {
    for (String label : List.of("Latitude", "Order within the day")) {
      Locator fault = page.locator("#says a", containing(label));
      for (String number : List.of("Infinity", "1e999", "0x10", "9".repeat(400))) {
        field(page, label).fill(number);
        press(page, "Save");
        assertThat(fault).containsText("expected a");
        assertThat(field(page, label)).hasAttribute("aria-invalid", "true");
        field(page, label).fill("");
        press(page, "Save");
        assertThat(fault).hasCount(0);
      }
    }
  }

  private static void theListSaysOfADateWhatItsFieldSaid(Page page) {
    field(page, "Date *").fill("2019 – 2017");
    String said = page.locator(".understood.refused", containing("“")).innerText();
    press(page, "Save");
    assertThat(page.locator("#says a", containing("Date: "))).hasText("Date: " + said);
    assertThat(page.locator(".fault", containing(said))).hasCount(1);
    assertThat(page.locator(".understood", containing(said))).hasCount(0);
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void anEmptyFormNamesEveryFieldThatIsRequiredInTheLanguageOfThePage() {
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit/event", errors);
      signIn(page);
      press(page, "Save");
      assertThat(page.locator("#says li"))
          .hasText(
              new String[] {
                "Id: is required",
                "Kind: is required",
                "Title: is required",
                "Date: is required",
                "Parties: is required"
              });
      assertThat(page.locator(".fault:not(:empty)")).hasCount(5);
      assertThat(field(page, "Id *")).isFocused();

      page.navigate(url() + "/edit/event?lang=ja");
      press(page, "保存");
      assertThat(page.locator("#says li")).hasCount(5);
      assertThat(page.locator("#says li").first()).containsText("必須です");
      assertThat(page.locator("#says [lang=en]")).hasCount(0);
      page.locator("[aria-required=true]").nth(3).fill("2024年6月5日～9日");
      assertThat(page.locator(".understood:not(:empty)"))
          .hasText("2024-06-05/2024-06-09 · 2024年6月5日～9日 · 2024-06-05 – 2024-06-09");
      page.locator("[aria-required=true]").nth(3).fill("きのう");
      assertThat(page.locator(".understood.refused")).containsText("2024年6月5日～9日");
      press(page, "保存");
      assertThat(page.locator(".fault:not(:empty)")).hasCount(5);
      assertThat(page.locator("#says li", containing("「きのう」から先が読み取れません"))).hasCount(1);
      assertThat(page.locator("#says [lang=en]")).hasCount(0);
    }
    assertEquals(List.of(), errors.stream().filter(error -> !error.equals("dialog ")).toList());
  }

  @Test
  void aNewRecordUnderATakenIdIsToldWhoseItIsAndKeepsWhatWasTyped() {
    written("events", event("ed-taken", "The one that is there", ""));
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit/event", errors);
      signIn(page);
      field(page, "Id *").fill("ed-taken");
      field(page, "Kind *").selectOption("call");
      field(page, "Title *").fill("A new one");
      field(page, "Date *").fill("5–9 June 2024");
      page.getByLabel("Add: Parties").click();
      field(page, "Party").fill("EDA");
      press(page, "Save");
      assertThat(page.locator("#says"))
          .containsText("This id is taken already, by: The one that is there");
      assertThat(page.locator("#says a").first()).hasAttribute("href", "/entries/ed-taken");
      assertThat(page.locator("#conflict")).isHidden();
      assertThat(field(page, "Id *")).isFocused();
      assertThat(field(page, "Title *")).hasValue("A new one");
      field(page, "Id *").fill("ed-not-taken");
      press(page, "Save");
      assertThat(page.locator("#says")).containsText("event/ed-not-taken@1");
      assertEquals(
          "The one that is there",
          entente
              .client(Service.EVENTS)
              .get("/api/v1/events/ed-taken")
              .json()
              .path("title")
              .asText());

      // under another id it is another record
      field(page, "Id *").fill("ed-taken");
      press(page, "Save");
      assertThat(page.locator("#says")).containsText("This id is taken already");
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void aRecordIsOpenedByNameOrIdAndChosenWhereSeveralAreFoundByKeysAlone() {
    written(
        "parties",
        "{\"id\":\"EDBANK\",\"name\":\"A bank of edonia\",\"kind\":\"organization\"}",
        "{\"id\":\"EDO\",\"name\":\"Edonia\",\"kind\":\"state\"}");
    written(
        "events",
        event("ed-open-1", "Unheardof promise", ""),
        event("ed-open-2", "Yes+No of the sought", ""),
        event("ed-open-3", "Sought thing", ""));
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      sought(open(editors, "/edit", errors), "event", "unheardof PROMISE").press("Enter");
      Page page = editors.pages().getFirst();
      assertThat(page).hasURL(Pattern.compile(".*/edit/event/ed-open-1$"));
      sought(page, "event", "yes+no").press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*/edit/event/ed-open-2$"));
      sought(page, "event", "ED-open-3").press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*/edit/event/ed-open-3$"));

      sought(page, "event", "sought").press("Enter");
      assertThat(page.locator("#hits a"))
          .hasText(new String[] {"Sought thing", "Yes+No of the sought"});
      assertThat(page.locator("#hits a").first()).isFocused();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*/edit/event/ed-open-2$"));

      sought(page, "party", "edonia");
      assertThat(page.locator("#found option"))
          .hasText(new String[] {"Edonia", "A bank of edonia"});
      sought(page, "party", "edo").press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*/edit/party/EDO$"));
      sought(page, "party", "nobody at all").press("Enter");
      assertThat(page.locator("#says")).hasText("Nothing is found by “nobody at all”.");
      assertThat(page).hasURL(Pattern.compile(".*/edit/party/EDO$"));
    }
    assertEquals(List.of(), errors);
  }

  private static Locator sought(Page page, String kind, String text) {
    page.locator("#find select").selectOption(kind);
    page.locator("#find input").fill(text);
    return page.locator("#find input");
  }

  @Test
  void faultsAreListedAsTheFormHasThemAndNeverCoverTheFieldThatIsGoneTo() {
    List<String> errors = new ArrayList<>();
    for (int width : List.of(1280, 390)) {
      Browser.NewContextOptions still =
          new Browser.NewContextOptions()
              .setViewportSize(width, 700)
              .setReducedMotion(ReducedMotion.REDUCE);
      try (BrowserContext editors = chromium.reader(still)) {
        Page page = open(editors, "/edit/event", errors);
        signIn(page);
        field(page, "Id *").fill("Reader Event");
        field(page, "Latitude").fill("north");
        field(page, "Longitude").fill("200");
        page.getByLabel("Add: Sources").click();
        field(page, "Address").fill("nowhere");
        press(page, "Save");
        Locator faults = page.locator("#says a");
        assertThat(faults.first()).containsText("Id: found 'Reader Event', expected 1–128");
        assertThat(field(page, "Id *")).hasAttribute("aria-invalid", "true");
        List<String> said = faults.allInnerTexts().stream().map(one -> one.split(":")[0]).toList();
        assertEquals(
            List.of(
                "Id", "Kind", "Title", "Date", "Parties", "Place › Latitude", "Place › Longitude"),
            said.stream().filter(one -> !one.startsWith("Sources")).toList());
        for (Locator fault : faults.all()) {
          fault.focus();
          page.keyboard().press("Enter");
          uncovered(page);
        }
        tabbedBackUncovered(page);
        // and beneath what is said while one writes
        field(page, "Id *").fill("ed-covered-" + width);
        page.route("**/edit/**", Route::abort);
        press(page, "Save");
        assertThat(page.locator("#says")).hasText(AWAY);
        tabbedBackUncovered(page);
      }
    }
    assertEquals(List.of(), errors.stream().filter(error -> !error.equals("dialog ")).toList());
  }

  /** From the last field to the first. */
  private static void tabbedBackUncovered(Page page) {
    Locator first = field(page, "Id *");
    field(page, "Reason, for the history").focus();
    for (int tabs = 0; !first.evaluate("one => one === document.activeElement").equals(true); ) {
      assertTrue(++tabs < 200, "the first field is not come to");
      page.keyboard().press("Shift+Tab");
      uncovered(page);
    }
  }

  private static void uncovered(Page page) {
    assertEquals(
        "",
        page.evaluate(
            """
            () => {
              const one = document.activeElement.getBoundingClientRect();
              const top = document.elementFromPoint(one.left + 4, one.top + 2);
              const seen = one.top >= 0 && one.bottom <= innerHeight + 1 && document.activeElement.contains(top);
              return seen ? '' : `${document.activeElement.outerHTML} at ${one.top} beneath ${top?.outerHTML}`;
            }\
            """));
  }

  @Test
  void withoutTheNetworkWhatWasWrittenStaysAndThatItIsNotSavedIsSaid() {
    written("events", event("ed-away", "Before", ",\"topics\":[\"defence\",\"trade\"]"));
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit/event/ed-away", errors);
      signIn(page);
      assertThat(page.locator("#history tbody tr")).hasCount(1);
      // what is moved is changed, and asks before it is left
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move up"))
          .filter(new Locator.FilterOptions().setVisible(true))
          .last()
          .click();
      assertEquals(
          false, page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))"));

      editors.setOffline(true);
      field(page, "Date *").fill("spring 2011");
      press(page, "Save");
      assertThat(page.locator("#says")).hasText(AWAY);
      press(page, "Preview");
      assertThat(page.locator("#says")).hasText(AWAY);
      sought(page, "event", "anything").press("Enter");
      assertThat(page.locator("#says")).hasText(AWAY);
      assertThat(field(page, "Date *")).hasValue("spring 2011");
      editors.setOffline(false);
      press(page, "Save");
      assertThat(page.locator("#says")).containsText("event/ed-away@2");
      assertThat(field(page, "Date *")).hasValue("2011-21");
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void aTokenThatIsOfNoUseIsRefusedWhereItIsReadAndWhereItWasTamperedWithOnSaving() {
    written("events", event("ed-token", "Before", ""));
    Map<String, Object> old = Issuer.claims("editor");
    old.put("exp", 1_700_000_000);
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit/event/ed-token", errors);
      field(page, "Title *").fill("Written before");
      for (Map.Entry<String, String> one :
          Map.of(
                  "nonsense",
                  "This is no token",
                  entente.issuer().sign(old),
                  "This token has run out",
                  entente.issuer().sign(Issuer.claims()),
                  "This token may not write")
              .entrySet()) {
        page.locator("#signin input").fill(one.getKey());
        page.locator("#signin button").click();
        assertThat(page.locator("#says")).containsText(one.getValue());
        assertThat(page.locator("#who")).isHidden();
        assertThat(page.locator("#signin")).isVisible();
      }
      String good = entente.issuer().editor();
      page.locator("#signin input").fill(Issuer.withNewKeys().editor());
      page.locator("#signin button").click();
      press(page, "Save");
      assertThat(page.locator("#says")).containsText("This token is not accepted");
      assertThat(page.locator("#signin input")).isFocused();
      assertThat(field(page, "Title *")).hasValue("Written before");
      page.locator("#signin input").fill(good);
      page.locator("#signin button").click();
      press(page, "Save");
      assertThat(page.locator("#says")).containsText("event/ed-token@2");
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void whoOpensWhatIsUnknownIsToldAndWhoIsNotSignedInToo() {
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit/event", errors);
      assertThat(page.locator("#says")).containsText("Sign in");
      assertThat(page.locator("#signin input")).isVisible();
      signIn(page);
      assertThat(page.locator("#who"))
          .containsText(Pattern.compile("until \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC"));
      assertEquals(404, page.navigate(url() + "/edit/event/ed-nope").status());
      assertThat(page.locator("#says")).containsText("No record with this id is known.");
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void allSixKindsAreEditedInFormsOfTheSameMakingAndComeBackAsTheyWere() {
    List<String> errors = new ArrayList<>();
    try (BrowserContext editors = chromium.reader()) {
      for (List<String> one :
          List.of(
              List.of(
                  "party",
                  "parties",
                  "{\"id\":\"EDP\",\"name\":\"A party\",\"kind\":\"state\",\"members\":[{\"party\":\"EDA\",\"period\":\"2001/..\"}]}"),
              List.of(
                  "person",
                  "people",
                  "{\"id\":\"ed-kind\",\"name\":\"A person\",\"positions\":[{\"title\":\"Clerk\",\"organization\":\"ed-kind\",\"period\":\"/..\",\"attested\":\"2001-02-03\",\"acting\":true}]}"),
              List.of(
                  "organization",
                  "organizations",
                  "{\"id\":\"ed-kind\",\"name\":\"A body\",\"acronym\":\"AB\",\"links\":[{\"url\":\"https://example.org/\",\"title\":\"Own page\"}]}"),
              List.of(
                  "series",
                  "series",
                  "{\"id\":\"ed-kind\",\"name\":\"A dialogue\",\"parties\":[\"EDA\",\"EDB\"],\"cadence\":\"P1Y\"}"),
              List.of(
                  "initiative",
                  "initiatives",
                  "{\"id\":\"ed-kind\",\"name\":\"A railway\",\"parties\":[\"EDA\",\"EDB\"],\"state\":\"active\",\"description\":\"Two\\nlines\"}"),
              List.of(
                  "event",
                  "events",
                  "{\"id\":\"ed-kind\",\"kind\":\"visit\",\"title\":\"A visit\",\"date\":\"2010-05-04\",\"ordinal\":2,\"parties\":[\"EDA\",\"EDB\"],\"place\":{\"name\":\"X\",\"lat\":1.5,\"lon\":-2.0},\"topics\":[\"defence\"],\"sources\":[{\"title\":\"S\",\"supports\":[\"title\"]}]}"))) {
        written(one.get(1), one.get(2));
        String id = Json.tree(one.get(2)).path("id").asText();
        Page page = open(editors, "/edit/" + one.get(0) + "/" + id, errors);
        if (page.locator("#signin").isVisible()) {
          signIn(page);
        }
        assertThat(page.locator("#history tbody tr")).hasCount(1);
        press(page, "Preview");
        assertThat(page.locator("#preview h1")).isVisible();
        press(page, "Save");
        assertThat(page.locator("#says")).containsText(one.get(0) + "/" + id + "@1");
        page.close();
      }
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void whatARecordSaysIsTextAndNothingElseInTheFormThePreviewAndTheHistory() {
    eachHostileRecord(
        "ed-hostile-",
        (page, id) -> {
          press(page, "Preview");
          assertThat(page.locator("#preview h1")).isVisible();
        });
  }

  @Test
  void whatARecordSaysIsTextAndNothingElseInAConflict() {
    eachHostileRecord(
        "ed-against-",
        (page, id) -> {
          String now = entente.client(Service.EVENTS).get("/api/v1/events/" + id).json().toString();
          field(page, "Title *").fill("Mine");
          entente
              .client(Service.EVENTS)
              .put("/api/v1/events/" + id, now.replace("\"visit\"", "\"meeting\""))
              .expect(200);
          press(page, "Save");
          assertThat(page.locator("#conflict h2")).isVisible();
        });
  }

  /** Opens every record that an owner takes with such texts in all its fields. */
  private void eachHostileRecord(String prefix, BiConsumer<Page, String> act) {
    List<String> errors = new ArrayList<>();
    int opened = 0;
    try (BrowserContext editors = chromium.reader()) {
      Page page = open(editors, "/edit", errors);
      signIn(page);
      for (JsonNode payload :
          Json.tree(Repository.text("timeline-service/src/test/resources/hostile.json"))) {
        String id = prefix + opened;
        String hostile = payload.textValue();
        var answer =
            entente
                .client(Service.EVENTS)
                .send("PUT", "/api/v1/events/" + id, hostile(id, payload), reason(hostile));
        if (answer.status() == 422) {
          assertTrue(hostile.chars().anyMatch(Character::isISOControl), answer::toString);
          continue;
        }
        answer.expect(201);
        opened++;
        page.navigate(url() + "/edit/event/" + id);
        assertThat(page.locator("#history tbody tr")).hasCount(1);
        assertEquals(hostile.strip(), field(page, "Title *").inputValue().strip());
        act.accept(page, id);
        harmless(page);
      }
      assertTrue(opened >= 14, opened + " families were opened");
    }
    // a form that was changed asks before it is left, with no words of its own
    assertEquals(List.of(), errors.stream().filter(error -> !error.equals("dialog ")).toList());
  }

  private static Map<String, String> reason(String text) {
    String reason = text.substring(0, Math.min(200, text.length()));
    return Map.of("Entente-Reason", URLEncoder.encode(reason, UTF_8).replace("+", "%20"));
  }

  private static String hostile(String id, JsonNode payload) {
    return """
    {"id":"ID","kind":"visit","title":TEXT,"titles":[{"text":TEXT,"lang":"ja"}],"date":"2010-05-04","parties":["EDH","EDI"],
     "place":{"name":TEXT},"summary":TEXT,"note":TEXT,"partnershipStatus":TEXT,
     "participants":[{"text":TEXT,"party":"EDH","role":TEXT}],"identifiers":[{"scheme":TEXT,"value":TEXT}],
     "outcomes":[{"id":"a","kind":"commitment","text":TEXT}],"accounts":[{"party":"EDH","text":TEXT}],
     "links":[{"url":"https://example.org/","title":TEXT}],
     "sources":[{"title":TEXT,"publisher":TEXT,"url":"https://example.org/","quote":TEXT,"note":TEXT}]}\
    """
        .replace("ID", id)
        .replace("TEXT", payload.toString());
  }

  private static void harmless(Page page) {
    assertEquals(
        0,
        page.locator(
                "#edit script, #edit img, #edit iframe, #edit meta, #edit style, #edit [onload], #edit [onerror],"
                    + " #edit [onmouseover], #edit a[href^='javascript:' i], #edit a[href^='data:' i]")
            .count());
    assertTrue(page.title().startsWith("Edit"), page.title());
  }

  @Test
  void writesComeFromTheServicesOwnPagesWithATokenAndToNothingElse()
      throws IOException, InterruptedException {
    String record = event("ed-csrf", "A meeting", "");
    assertEquals(401, put("/edit/records/events/ed-csrf", record, null));
    assertEquals(
        403,
        put(
            "/edit/records/events/ed-csrf",
            record,
            entente.issuer().editor(),
            "Sec-Fetch-Site",
            "cross-site"));
    assertEquals(
        403,
        put(
            "/edit/records/events/ed-csrf",
            record,
            entente.issuer().editor(),
            "Sec-Fetch-Site",
            "same-site"));
    assertEquals(
        403,
        put(
            "/edit/records/events/ed-csrf",
            record,
            entente.issuer().editor(),
            "Origin",
            "https://evil.example"));
    for (String elsewhere :
        List.of("republish/x", "events/import", "events/..%2fpeople", "changes/x")) {
      assertEquals(
          404, put("/edit/records/" + elsewhere, record, entente.issuer().editor()), elsewhere);
    }
    assertEquals(404, entente.client(Service.EVENTS).get("/api/v1/events/ed-csrf").status());
    assertEquals(201, put("/edit/records/events/ed-csrf", record, entente.issuer().editor()));
  }

  private int put(String path, String body, String token, String... header)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (header.length > 0) {
      request.header(header[0], header[1]);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
