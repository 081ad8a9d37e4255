package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.schemas.v1.AccessRecorded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing is shown that could not be logged. */
class AccessLogFailureTest {

  private static final int MANY = 2_500;
  private static final Pattern ROW = Pattern.compile("(?m)^[^;]+;[^;]+;[^;]*;0330;(c-[0-9]+);");
  private static final List<String> CASE_ADDRESSES =
      List.of(
          "/api/v1/cases/0330/c-17",
          "/api/v1/cases/0330/c-17?format=csv",
          "/api/v1/cases/0330/c-17?format=xlsx",
          "/api/v1/cases/0330/nobody",
          "/api/v1/explanations/notification-assessed-24h/0330/c-17/n-1/1",
          "/api/v1/obligations",
          "/api/v1/obligations?limit=2",
          "/api/v1/obligations?limit=2&format=csv",
          "/api/v1/obligations?format=csv",
          "/api/v1/obligations?format=xlsx",
          "/api/v1/audit-samples?period=2021-05",
          "/api/v1/access-log",
          "/access-log",
          "/worklist",
          "/worklist?lang=en",
          "/cases/0330/c-17",
          "/obligations/notification-assessed-24h/0330/c-17/n-1/1",
          "/find?municipality=0330&caseId=c-17",
          "/find?municipality=0330&caseId=nobody");

  private final ServedApi api = new ServedApi();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void serve() {
    ExampleObligation[] many = new ExampleObligation[MANY];
    for (int i = 0; i < MANY; i++) {
      many[i] =
          new ExampleObligation()
              .caseId("c-" + (1_000 + i))
              .lastDay("2021-05-04")
              .status(ObligationStatus.OVERDUE);
    }
    api.views.publish(new ExampleView(0).live(many).at("2021-06-15T10:00:00Z"));
    api.cases =
        id -> id.caseId().equals("c-17") ? Optional.of(ExampleCase.detail()) : Optional.empty();
    logged.start();
    root.addAppender(logged);
  }

  @AfterEach
  void close() {
    root.detachAppender(logged);
    api.close();
  }

  @Test
  void a_log_that_fails_shows_nothing_and_says_why() throws Exception {
    api.accesses.fails = true;
    for (String address : CASE_ADDRESSES) {
      requireNothing(address);
    }
    assertThat(text()).contains("the access log cannot be written (NotEnoughReplicasException)");
  }

  @Test
  void a_log_that_hangs_shows_nothing_either() throws Exception {
    api.accesses.hangs = true;
    for (String address :
        List.of("/api/v1/cases/0330/c-17", "/api/v1/obligations?format=csv", "/worklist")) {
      requireNothing(address);
    }
  }

  @Test
  void figures_need_no_log_and_cases_are_back_with_it() throws Exception {
    api.accesses.fails = true;
    for (String address : List.of("/", "/api/v1/status", "/api/v1/compliance", "/wall", "/livez")) {
      assertThat(api.get(address).statusCode()).as(address).isEqualTo(200);
    }
    assertThat(api.get("/worklist").statusCode()).isEqualTo(503);
    api.accesses.fails = false;

    assertThat(api.get("/worklist").statusCode()).isEqualTo(200);
    assertThat(api.accesses.size()).isEqualTo(1);
  }

  @Test
  void a_file_breaks_off_where_the_log_does_and_holds_no_case_that_is_not_logged()
      throws Exception {
    api.accesses.left.set(1);
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(api.address() + "api/v1/obligations?format=csv"))
                    .build(),
                BodyHandlers.ofInputStream());

    assertThatThrownBy(() -> answer.body().transferTo(got)).isInstanceOf(IOException.class);

    Set<String> shown = new HashSet<>();
    Matcher rows = ROW.matcher(got.toString(StandardCharsets.UTF_8));
    while (rows.find()) {
      shown.add(rows.group(1));
    }
    List<AccessRecorded> records = api.accesses.since(0);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).getPart()).isEqualTo(1);
    assertThat(records.get(0).getParts()).as("it says that it is not all").isEqualTo(3);
    Set<String> allowed = new HashSet<>();
    records.get(0).getCases().forEach(one -> allowed.add(one.getCaseId()));
    assertThat(allowed).hasSize(1_000);
    assertThat(shown).isNotEmpty().isSubsetOf(allowed);
  }

  @Test
  void a_whole_file_is_logged_in_parts_of_one_access() throws Exception {
    HttpResponse<String> answer = api.get("/api/v1/obligations?format=csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    List<AccessRecorded> records = api.accesses.since(0);
    assertThat(records).extracting(AccessRecorded::getPart).containsExactly(1, 2, 3);
    assertThat(records)
        .extracting(AccessRecorded::getAccessId)
        .containsOnly(records.get(0).getAccessId());
    assertThat(SteeredAccessLog.cases(records)).hasSize(MANY);
  }

  private void requireNothing(String address) throws Exception {
    boolean isRead = address.contains("lang=en");
    HttpResponse<String> answer = api.get(address, "Accept", isRead ? "text/html" : "*/*");
    assertThat(answer.statusCode()).as(address).isEqualTo(503);
    List<String> parts = new ArrayList<>();
    answer.headers().map().forEach((name, values) -> parts.add(name + values));
    parts.add(answer.body());
    String all = String.join("\n", parts);
    assertThat(all)
        .as(address)
        .contains(isRead ? "The access log cannot be written" : "Adgangsloggen kan ikke skrives")
        .doesNotContainPattern("(?<![\\w-])c-[0-9]")
        .doesNotContain("b-4", "anna", SteeredAccessLog.SECRET, "ETag", "etag", "x-total-count");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.headers().firstValue("Link")).isEmpty();
    assertThat(text())
        .doesNotContainPattern("(?<![\\w-])c-[0-9]")
        .doesNotContain(SteeredAccessLog.SECRET);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(logged.list)) {
      text.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(event.getThrowableProxy().getMessage()).append('\n');
      }
    }
    return text.toString();
  }
}
