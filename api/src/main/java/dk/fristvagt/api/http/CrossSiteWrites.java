package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what a page of elsewhere makes a browser send that would change something.
 *
 * <p>Where no identity is configured, being able to reach the service is all the right there is,
 * and a browser on this machine lends that to any page it shows; with a session it lends that. It
 * says, however, where a request comes from, and no page can make it lie. What is no browser sends
 * neither header and passes.
 *
 * <p>An {@code Origin} of {@code null} is what a browser sends with a form of our own pages,
 * because they ask it to send no referrer; it passes where {@code Sec-Fetch-Site} says that the
 * page was ours.
 */
final class CrossSiteWrites implements Handler {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OURS = Set.of("same-origin", "none");
  private static final String OPAQUE = "null";

  private final Optional<String> publicOrigin;

  /**
   * @param publicUrl under which browsers know the service, where a proxy may ask for it under
   *     another name
   */
  CrossSiteWrites(Optional<URI> publicUrl) {
    this.publicOrigin =
        publicUrl.map(
            url -> (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT));
  }

  @Override
  public void handle(Context ctx) {
    if (READING.contains(ctx.method().name())) {
      return;
    }
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean siteIsOurs = site != null && OURS.contains(site.toLowerCase(Locale.ROOT));
    if (site != null && !siteIsOurs
        || origin != null
            && !isThisHost(origin, ctx.header("Host"))
            && !(origin.equals(OPAQUE) && siteIsOurs)) {
      throw ProblemException.of(
          ProblemType.CROSS_SITE,
          "Ændringer tages kun imod fra tjenestens egne sider og fra programmer.",
          "Changes are only taken from the service's own pages and from programs.");
    }
  }

  private boolean isThisHost(String origin, String host) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return publicOrigin.filter(lower::equals).isPresent()
        || host != null
            && (lower.equals("http://" + host.toLowerCase(Locale.ROOT))
                || lower.equals("https://" + host.toLowerCase(Locale.ROOT)));
  }
}
