package org.entente.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.entente.edtf.Edtf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionHeldTest {

  /** API §4, sentence by sentence. */
  @ParameterizedTest
  @CsvSource({
    // period, attested, date of the event, what is claimed
    "/..,        2024-11-27, 2024-11-27, certain", // from the day a source shows it on
    "/..,        2024-11-27, 2024-11-28, certain",
    "/..,        2024-11-27, 2024-11-26, ", // no source reaches
    "/..,        2024-11-27, 2008,       ",
    "/..,        2024-11-27, 2024,       possible", // a year that holds the day
    "/..,        ,           2024-11-27, ", // unknown start, nothing attested: nothing
    "2019/,      ,           2020,       possible", // unknown end, nothing attested
    "2019/,      2021-05-05, 2020,       certain",
    "2019/,      2021-05-05, 2022,       possible",
    "2019/2021,  ,           2020,       certain",
    "2019/2021,  ,           2019-06,    possible", // the start may lie later in 2019
    "2019/2021,  ,           2018,       ",
    "2019/2021,  ,           2022-01-01, ",
    "2019~/2021, ,           2020,       possible", // a doubtful start makes its side uncertain
    "2019~/2021, 2020-01-01, 2020,       certain",
    "../2021,    ,           1900,       certain",
    "../2021,    ,           ../1900,    certain",
    ",           2020,       2020,       possible", // no period: both ends unknown
    ",           ,           2020,       ",
    ",           2020-05-05, 2020-05-05, certain",
    "2019/..,    ,           2020/..,    certain",
    "2019/2021,  ,           2020/,      possible",
  })
  void roleOnTheDate(String period, String attested, String date, String claimed) {
    var position = new Position("Minister", "mea", period, attested, null, null, List.of());
    assertEquals(
        claimed,
        PositionHeld.of(position)
            .on(Edtf.parse(date).bounds())
            .map(PositionHeld.Certainty::word)
            .orElse(null));
  }
}
