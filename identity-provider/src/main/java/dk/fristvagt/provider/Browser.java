package dk.fristvagt.provider;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser as far as signing in needs one: it asks for pages, keeps cookies, sends forms,
 * and follows redirects only when it is told to. For one thread.
 */
public final class Browser {

  private static final int MOST_REDIRECTS = 10;
  private static final Pattern HIDDEN_FIELD =
      Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Asks for a page as somebody does who follows a link. Headers are name, value, …. */
  public HttpResponse<String> get(URI address, String... headers)
      throws IOException, InterruptedException {
    return send(request(address, headers).GET().build());
  }

  /** Sends a form as a page of the same site does. */
  public HttpResponse<String> post(URI address, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(
                address,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /**
   * Goes where the provider's sign-in begins and signs in by its form.
   *
   * @return where the provider sends the browser afterwards, which has not been asked for yet
   */
  public URI signIn(URI authorization, Account account) throws IOException, InterruptedException {
    HttpResponse<String> page = get(authorization);
    URI next = location(page);
    if (!isAt(authorization, next)) {
      return next; // Was signed in already.
    }
    HttpResponse<String> form = get(next);
    HttpResponse<String> answer =
        post(
            next,
            Map.of(
                "username", account.name(),
                "password", account.password(),
                "_csrf", hidden(form.body(), "_csrf").orElseThrow()));
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      URI target = location(answer);
      if (!isAt(authorization, target)) {
        return target;
      }
      answer = get(target);
    }
    throw new IllegalStateException("the provider sends nobody back");
  }

  /** Where an answer sends the browser. */
  public static URI location(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Location")
        .map(target -> response.uri().resolve(target))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    response.uri() + " answers " + response.statusCode() + ": " + response.body()));
  }

  /** The value of a hidden field of a page. */
  public static Optional<String> hidden(String html, String name) {
    Matcher field = HIDDEN_FIELD.matcher(html);
    while (field.find()) {
      if (field.group(1).equals(name)) {
        return Optional.of(field.group(2));
      }
    }
    return Optional.empty();
  }

  /** Those it keeps, of every host. */
  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** The value of one of them. */
  public Optional<String> cookie(String name) {
    return cookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static HttpRequest.Builder request(URI address, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Accept", "text/html")
            .header("Sec-Fetch-Mode", "navigate");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static boolean isAt(URI provider, URI target) {
    return provider.getPort() == target.getPort() && provider.getHost().equals(target.getHost());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
