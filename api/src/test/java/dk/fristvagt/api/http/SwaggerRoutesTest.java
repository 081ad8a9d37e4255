package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwaggerRoutesTest {

  private final ServedApi api = new ServedApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void the_page_has_no_inline_script_and_all_that_it_names_is_served() throws Exception {
    HttpResponse<String> page = api.get("/swagger");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(page.body()).doesNotContain("style=").doesNotContainPattern("<script>");
    Matcher names = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
    int found = 0;
    while (names.find()) {
      assertThat(names.group(1)).startsWith("/");
      assertThat(api.get(names.group(1)).statusCode()).as(names.group(1)).isEqualTo(200);
      found++;
    }
    assertThat(found).isEqualTo(5);
    assertThat(api.get("/swagger/initializer.js").body()).contains("url: '/openapi.yaml'");
  }

  @Test
  void only_its_own_page_may_have_data_images() throws Exception {
    String its = header(api.get("/swagger"), "Content-Security-Policy");

    assertThat(its)
        .contains("default-src 'self'", "img-src 'self' data:")
        .contains("object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("script-src", "style-src", "unsafe");
    for (String other : new String[] {"/", "/openapi.yaml", "/swagger/initializer.js", "/livez"}) {
      assertThat(header(api.get(other), "Content-Security-Policy"))
          .as(other)
          .doesNotContain("data:");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/swagger/swagger-ui-bundle.js | text/javascript | SwaggerUIBundle",
        "/swagger/swagger-ui.css | text/css | .swagger-ui",
        "/swagger/swagger-ui-bundle.js.LICENSE.txt | text/plain | License",
        "/openapi.yaml | application/yaml | openapi: 3.1",
        "/openapi.json | application/json | {\"openapi\":\"3.1"
      })
  void files_are_served_and_not_again_when_they_are_known(String path, String type, String text)
      throws Exception {
    HttpResponse<String> first = api.get(path);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "Content-Type")).startsWith(type);
    assertThat(first.body()).contains(text);
    assertThat(api.get(path, "If-None-Match", header(first, "ETag")).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/swagger/index.html",
        "/swagger/swagger-initializer.js",
        "/swagger/oauth2-redirect.html",
        "/swagger/..%2f..%2fMETA-INF/MANIFEST.MF",
        "/swagger/%2e%2e/%2e%2e/logback.xml",
        "/swagger/swagger-ui.css/..;/",
        "/webjars/swagger-ui/index.html"
      })
  void nothing_else_of_the_archive_can_be_reached(String path) throws Exception {
    assertThat(api.get(path).statusCode()).isIn(400, 404);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
