package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.timeline.export.Heading;

/**
 * What everything that is taken away says of itself: its licence, and when it was made (API §7).
 */
@ApplicationScoped
public class Licence {
  /** RFC 9110 §5.6.7: always two digits for the day. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

  private final Heading.Licence licence;

  Licence(
      @ConfigProperty(name = "entente.licence.name") String name,
      @ConfigProperty(name = "entente.licence.url") String url) {
    this.licence = new Heading.Licence(name, url);
  }

  public Heading.Licence named() {
    return licence;
  }

  /**
   * @param made recorded time of the newest change applied, null where there is none
   */
  Response.ResponseBuilder on(Response.ResponseBuilder response, Instant made) {
    response.header("Link", "<" + licence.url() + ">; rel=\"license\"");
    return made == null
        ? response
        : response.header("Last-Modified", HTTP_DATE.format(made.atOffset(ZoneOffset.UTC)));
  }
}
