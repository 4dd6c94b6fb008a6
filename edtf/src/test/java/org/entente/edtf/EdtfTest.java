package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1985-04-12",
        "1985-04",
        "1985",
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005-02",
        "2004-02-01/2005",
        "2005/2006-02",
        "Y170000002",
        "Y-170000002",
        "2001-21",
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "1985-04-12/..",
        "1985-04/..",
        "1985/..",
        "../1985-04-12",
        "../1985-04",
        "../1985",
        "1985-04-12/",
        "1985-04/",
        "1985/",
        "/1985-04-12",
        "/1985-04",
        "/1985",
        "-1985",
        "Y-17E7",
        "1950S2",
        "Y171010000S3",
        "Y3388E2S3",
        "2001-34",
        "[1667,1668,1670..1672]",
        "[..1760-12-03]",
        "[1760-12..]",
        "[1760-01,1760-02,1760-12..]",
        "[1667,1760-12]",
        "[..1984]",
        "{1667,1668,1670..1672}",
        "{1960,1961-12}",
        "{..1984}",
        "2004-06~-11",
        "2004?-06-11",
        "?2004-06-~11",
        "2004-%06-11",
        "156X-12-25",
        "15XX-12-25",
        "XXXX-12-XX",
        "1XXX-XX",
        "1XXX-12",
        "1984-1X",
        "2004-06-~01/2004-06-~20",
        "2004-06-XX/2004-07-03",
        "/..",
        "../",
        "../.."
      })
  void everyExampleOfTheSpecificationIsItsOwnCanonicalText(String text) {
    assertEquals(text, Edtf.parse(text).toString());
    assertEquals(Edtf.parse(text), Edtf.parse(Edtf.parse(text).toString()));
  }

  @Test
  void aRefusalNamesThePlaceWhatStoodThereAndWhatWasExpected() {
    EdtfException refusal = assertThrows(EdtfException.class, () -> Edtf.parse("2024-13"));
    assertEquals("at 5: found '13', expected a month 01–12", refusal.getMessage());
    assertEquals(5, refusal.position());
  }

  @Test
  void theBoundsOfAYearAreItsDays() {
    assertEquals("2008-01-01/2008-12-31", Edtf.parse("2008").bounds().toString());
    assertEquals("2019-05-01/2021-09-30", Edtf.parse("2019-05/2021-09-30").bounds().toString());
    assertEquals("/..", Edtf.parse("/..").bounds().toString());
  }

  @Test
  void anHonestYearIsCertainAndVague() {
    assertTrue(Edtf.parse("2008").certain());
    assertTrue(Edtf.parse("2008").vague());
    assertFalse(Edtf.parse("2008-05-01?").certain());
    assertFalse(Edtf.parse("2008-05-01").vague());
  }

  @Test
  void labelsSayAboutAndPossibly() {
    assertEquals("about 2014", EdtfLabel.of(Edtf.parse("2014~"), Locale.ENGLISH));
    assertEquals("possibly 2014", EdtfLabel.of(Edtf.parse("2014?"), Locale.ENGLISH));
    assertEquals("27 November 2024", EdtfLabel.of(Edtf.parse("2024-11-27"), Locale.ENGLISH));
  }
}
