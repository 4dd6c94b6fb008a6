package org.entente.datasets;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * When a US official held a post, as the Office of the Historian's dates of appointment, arrival,
 * entry on duty and end give it.
 *
 * <p>A post begins with the entry on duty (for chiefs of mission, the presentation of credentials),
 * not with the appointment. Where only the appointment or the arrival is known the start is
 * uncertain; where the file shows no sign that the post was taken up there is no term.
 *
 * @param period an EDTF interval, null where there is no term
 * @param refusal why there is none, else null
 */
record UsTerm(String period, String refusal) {
  private static final Pattern NOT_TAKEN_UP =
      Pattern.compile(
          "declined appointment|did not proceed|did not serve under|not commissioned",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ABOUT =
      Pattern.compile("about|soon|shortly|or before|or after|recall before");
  private static final Pattern PROBABLY = Pattern.compile("probably", Pattern.CASE_INSENSITIVE);

  /** A rank, and a charge given for days: nobody enters on duty later. */
  private static final Set<String> AT_ONCE = Set.of("career-ambassador", "secretary-ad-interim");

  static UsTerm of(Table.Row row, String died) {
    String start = start(row);
    if (start == null) {
      return new UsTerm(null, "no sign in the file that the post was taken up");
    }
    String ended = row.get("ended");
    if (ended != null && turnedRound(start, ended)) {
      return new UsTerm(null, "ends before it starts");
    }
    return new UsTerm(start + "/" + end(row, died), null);
  }

  private static String start(Table.Row row) {
    if (row.get("started") != null) {
      return row.get("started");
    }
    if (row.get("arrived") != null) {
      // A chargé is in charge on arrival; others are not until their credentials are presented.
      boolean charge = row.required("role_title_id").startsWith("charge-daffaires");
      return row.get("arrived") + (charge ? "" : "?");
    }
    String note = row.get("note");
    String appointed = row.get("appointed");
    if (note != null && NOT_TAKEN_UP.matcher(note).find()) {
      return null;
    }
    if (AT_ONCE.contains(row.required("role_title_id"))) {
      return appointed;
    }
    return row.get("ended") == null ? null : appointed == null ? "" : appointed + "?";
  }

  /** Without an end in the file a post is held until the holder's death at the latest. */
  private static String end(Table.Row row, String died) {
    String ended = row.get("ended");
    return ended != null ? ended + qualifier(row.get("end_note")) : died != null ? died + "?" : "";
  }

  private static String qualifier(String endNote) {
    if (endNote == null) {
      return "";
    }
    boolean about = ABOUT.matcher(endNote).find();
    boolean probably = PROBABLY.matcher(endNote).find();
    return about && probably ? "%" : about ? "~" : probably ? "?" : "";
  }

  private static boolean turnedRound(String start, String end) {
    int digits = Math.min(start.length(), end.length());
    return end.substring(0, digits).compareTo(start.substring(0, digits)) < 0;
  }
}
