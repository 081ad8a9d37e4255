package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.http.ApiBackend;
import dk.fristvagt.api.http.ApiServer;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.app.config.ConfigSources;
import dk.fristvagt.app.config.Configuration;
import dk.fristvagt.app.connection.Finding;
import dk.fristvagt.app.connection.ProviderCheck;
import dk.fristvagt.provider.Account;
import dk.fristvagt.provider.Browser;
import dk.fristvagt.provider.OpenIdProvider;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the configuration file to a service that asks who one is, with a running provider. */
class HttpAccessTest {

  private static final Account LEADER =
      new Account("6c1f0c1e", "kodeord", Map.of("groups", List.of("fristvagt-teamleder")));
  private static final Account PROGRAM =
      new Account("rapport", "hemmelig", Map.of("groups", List.of("fristvagt-drift")));

  private static OpenIdProvider provider;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    provider = OpenIdProvider.start(List.of(LEADER), List.of(PROGRAM));
  }

  @AfterAll
  static void stop() {
    provider.close();
  }

  @Test
  void aCommandWithATokenIsAnsweredAndOneWithoutIsTold() throws Exception {
    try (ApiServer server = serve()) {
      ServiceClient without = new ServiceClient(server.address());
      ServiceClient with =
          new ServiceClient(server.address(), Optional.of(provider.token("rapport")));

      assertThatThrownBy(() -> without.get("api/v1/operations", Map.of()))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("401")
          .hasMessageContaining("send a token");
      assertThat(with.get("api/v1/operations", Map.of()).isObject()).isTrue();
    }
  }

  @Test
  void somebodySignsInByWhatIsConfigured() throws Exception {
    try (ApiServer server = serve()) {
      provider.allow(server.address());
      Browser browser = new Browser();
      URI login = Browser.location(browser.get(server.address().resolve("/help")));
      URI back = browser.signIn(Browser.location(browser.get(login)), LEADER);
      URI page = Browser.location(browser.get(back));

      assertThat(page).isEqualTo(server.address().resolve("/help"));
      assertThat(browser.get(page).body()).contains("Logget ind som 6c1f0c1e");
    }
  }

  @Test
  void aCheckOfTheConfigurationAsksTheProvider() throws Exception {
    assertThat(ProviderCheck.run(configuration().identity().orElseThrow()))
        .isEqualTo(new Finding("identity", true, "keys of " + provider.issuer()));
    try (OpenIdProvider gone = OpenIdProvider.start(List.of(), List.of(PROGRAM))) {
      Configuration configuration = configuration(gone.issuer());
      gone.stop();

      Finding finding = ProviderCheck.run(configuration.identity().orElseThrow());

      assertThat(finding.passed()).isFalse();
      assertThat(finding.message()).contains(gone.issuer().toString());
    }
  }

  private ApiServer serve() throws IOException {
    Configuration configuration = configuration();
    return ApiServer.start(
        HttpAccess.of(configuration.http(), configuration.identity(), InstantSource.system())
            .applyTo(ApiSettings.DEFAULT),
        new ApiBackend(
            new PartitionViews(),
            (test, consumer) -> {},
            id -> Optional.empty(),
            consumer -> {},
            () -> KafkaStreams.State.RUNNING,
            1,
            BuiltInCatalogues.dkChildServices(),
            Calendars.danish(false),
            InstantSource.system()));
  }

  private Configuration configuration() throws IOException {
    return configuration(provider.issuer());
  }

  private Configuration configuration(URI issuer) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), OpenIdProvider.CLIENT_SECRET);
    Path file =
        Files.writeString(
            directory.resolve("fristvagt.yaml"),
            """
            identity:
              issuer: %s
              audience: %s
              client-id: %s
              client-secret-file: %s
              grants:
                fristvagt-teamleder:
                  role: team-lead
                  municipalities: ["0330"]
                  teams: [Nord]
                fristvagt-drift:
                  role: operations
            """
                .formatted(issuer, OpenIdProvider.AUDIENCE, OpenIdProvider.CLIENT_ID, secret));
    return Configuration.load(ConfigSources.of(file, Map.of(), Map.of()));
  }
}
