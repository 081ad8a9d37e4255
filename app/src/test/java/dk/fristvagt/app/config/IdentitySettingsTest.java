package dk.fristvagt.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fristvagt.identity.Role;
import dk.fristvagt.identity.RoleRule;
import dk.fristvagt.identity.ScopeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySettingsTest {

  private static final String WHOLE =
      """
      http:
        host: 0.0.0.0
        public-url: https://fristvagt.kommune.example
      identity:
        issuer: https://login.kommune.example/realms/kommune
        audience: fristvagt-api
        client-id: fristvagt
        client-secret: s3cret
        municipalities-claim: municipalities
        grants:
          "CN=Leder, OU=Børn":
            role: [team-lead, wall]
            municipalities: token
            teams: [Nord, Team Syd]
          gruppe.chef:
            role: manager
            municipalities: 0330
            teams: all
          drift:
            role: operations
      """;

  @TempDir private Path directory;

  @Test
  void nothingIsSaidOfIdentityUnlessItIsConfigured() throws IOException {
    Configuration none = load("http:\n  port: 0\n", Map.of());

    assertThat(none.identity()).isEmpty();
    assertThat(none.http().host()).isEqualTo("127.0.0.1");
  }

  @Test
  void aWholeConfigurationIsRead() throws IOException {
    Configuration all = load(WHOLE, Map.of("FRISTVAGT_IDENTITY_SESSION_IDLE", "PT15M"));
    IdentitySettings identity = all.identity().orElseThrow();

    assertThat(all.http().publicUrl()).contains(URI.create("https://fristvagt.kommune.example/"));
    assertThat(identity.issuer().toString())
        .isEqualTo("https://login.kommune.example/realms/kommune");
    assertThat(identity.client().orElseThrow().secret()).isEqualTo("s3cret");
    assertThat(identity.client().orElseThrow().scopes())
        .containsExactlyInAnyOrder("openid", "profile");
    assertThat(identity.sessions().idle()).isEqualTo(Duration.ofMinutes(15));
    assertThat(identity.rules())
        .isEqualTo(
            Map.of(
                "CN=Leder, OU=Børn",
                new RoleRule(
                    Set.of(Role.TEAM_LEAD, Role.WALL),
                    ScopeSource.ofClaim("municipalities"),
                    ScopeSource.of(Set.of("Nord", "Team Syd"))),
                "gruppe.chef",
                new RoleRule(Set.of(Role.MANAGER), ScopeSource.of(Set.of("0330")), ScopeSource.ALL),
                "drift",
                new RoleRule(Set.of(Role.OPERATIONS), ScopeSource.ALL, ScopeSource.ALL)));
  }

  @Test
  void theSecretIsShownNowhere() throws IOException {
    Configuration all = load(WHOLE, Map.of());

    assertThat(all.toString()).doesNotContain("s3cret");
    assertThat(all.effective().toString()).contains("identity.client-secret");
  }

  @Test
  void everyErrorIsToldAtOnce() throws IOException {
    assertThat(
            problems(
                """
                http:
                  host: 0.0.0.0
                  public-url: http://fristvagt.kommune.example/path
                identity:
                  issuer: http://login.kommune.example
                  client-id: fristvagt
                  session-lifetime: PT10M
                  grants:
                    a:
                      role: chief
                    b:
                      role: manager
                      teams: [all, Nord]
                    c:
                      municipalities: all
                    d:
                      role: wall
                      municipalities: 330
                      teams: token
                    e: operations
                """))
        .containsExactlyInAnyOrder(
            "3: http.public-url: must be https:// with a host and perhaps a port, and nothing"
                + " behind it; http:// only on this machine",
            "5: identity.issuer: must be an address that begins with https://; http:// only on"
                + " this machine",
            "7: identity.session-lifetime: a session must last as long as it may be idle, and"
                + " longer than nothing",
            "identity.audience: is missing: tokens for other services would count"
                + " (identity.audience or FRISTVAGT_IDENTITY_AUDIENCE)",
            "identity.client-secret: is missing: people sign in only where identity.client-id can"
                + " be proved (identity.client-secret or FRISTVAGT_IDENTITY_CLIENT_SECRET)",
            "10: identity.grants.a.role: must be of wall, team-lead, manager, operations, auditor",
            "12: identity.grants.b: says no municipalities: names, all, or token where the token"
                + " says them",
            "13: identity.grants.b.teams: must be names, or all or token alone",
            "15: identity.grants.c: says no role: wall, team-lead, manager, operations, auditor",
            "18: identity.grants.d.municipalities: must be codes of four digits, or all or token"
                + " alone",
            "19: identity.grants.d.teams: needs identity.teams-claim",
            "20: identity.grants.e: must be role, municipalities or teams");
  }

  @Test
  void identityWithoutAnyGrantIsAnError() throws IOException {
    assertThat(problems("identity:\n  issuer: https://login.example\n  audience: a\n"))
        .containsExactly(
            "identity.grants: is missing: nobody would be allowed to see anything (in the"
                + " configuration file)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
  void beyondThisMachineNothingListensWithoutIdentity(String host) throws IOException {
    assertThat(problems("http:\n  host: \"" + host + "\"\n"))
        .singleElement()
        .asString()
        .contains("2: http.host: can be reached by others, and no identity is configured");
  }

  @Test
  void beyondThisMachineNothingListensWithoutTls() throws IOException {
    assertThat(problems(WHOLE.replaceAll("  public-url.*\n", "")))
        .singleElement()
        .asString()
        .contains("2: http.host: can be reached by others, which is only safe behind a proxy");
  }

  @Test
  void aPublicUrlWithoutIdentityIsAnError() throws IOException {
    assertThat(problems("http:\n  public-url: https://fristvagt.example\n"))
        .containsExactly("2: http.public-url: is of use only with identity.issuer");
  }

  @Test
  void aMisspeltVariableOfIdentityIsAnError() {
    InvalidConfigurationException e =
        catchThrowableOfType(
            InvalidConfigurationException.class,
            () -> load("", Map.of("FRISTVAGT_IDENTITY_ISUER", "https://login.example")));

    assertThat(e.problems().get(0).text()).contains("FRISTVAGT_IDENTITY_ISSUER");
  }

  private Configuration load(String yaml, Map<String, String> environment) throws IOException {
    return Configuration.load(
        ConfigSources.of(Files.writeString(file(), yaml), environment, Map.of()));
  }

  private List<String> problems(String yaml) throws IOException {
    Path written = Files.writeString(file(), yaml);
    InvalidConfigurationException e =
        catchThrowableOfType(
            InvalidConfigurationException.class,
            () -> Configuration.load(ConfigSources.of(written, Map.of(), Map.of())));
    return e.problems().stream().map(problem -> problem.text().replace(written + ":", "")).toList();
  }

  private Path file() {
    return directory.resolve("fristvagt.yaml");
  }
}
