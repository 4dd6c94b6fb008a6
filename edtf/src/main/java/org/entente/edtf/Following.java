package org.entente.edtf;

/** What could have followed a value: for the sentence of a refusal. */
final class Following {
  private Following() {}

  static String of(Edtf value) {
    String sign = value instanceof EdtfDate date && date.uncertain() ? "" : "one of ? ~ %, ";
    return switch (value) {
      case EdtfYear year when year.uncertain() -> "'-' and a month, '/' or the end";
      case EdtfYear year ->
          sign + "'-' and a month, '/' or the end; a year beyond four digits begins with Y";
      case EdtfMonth month -> sign + "'-' and a day, '/' or the end";
      case EdtfDay day when day.certain() -> sign + "a time as T09:30:00, '/' or the end";
      case EdtfDay day -> sign + "'/' or the end";
      case EdtfSeason season -> sign + "'/' or the end";
      case EdtfLongYear year -> sign + "'/' or the end";
      case EdtfEstimatedYear year -> sign + "'/' or the end";
      case EdtfDateTime time -> "the end";
      case EdtfInterval interval -> "the end";
      case EdtfSet set -> "the end";
    };
  }
}
