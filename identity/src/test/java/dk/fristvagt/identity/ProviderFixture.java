package dk.fristvagt.identity;

import dk.fristvagt.provider.Account;
import dk.fristvagt.provider.OpenIdProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom the provider of the tests knows, and how this service takes them. */
final class ProviderFixture {

  static final Account LEADER =
      new Account(
          "6c1f0c1e",
          "kodeord",
          Map.of(
              "name", "Lene Leder",
              "groups", List.of("fristvagt-leder", "kantinen"),
              "municipalities", List.of("0330"),
              "teams", List.of("Nord")));
  static final Account WITH_CPR_NUMBER = new Account("0101701234", "kodeord", Map.of());
  static final Account PROGRAM =
      new Account("rapport", "hemmelig", Map.of("groups", List.of("fristvagt-drift")));

  private static final Pattern PERSONAL_NUMBER = Pattern.compile("[0-9]{10}");

  private ProviderFixture() {}

  static OpenIdProvider start() {
    return OpenIdProvider.start(List.of(LEADER, WITH_CPR_NUMBER), List.of(PROGRAM));
  }

  static ClaimedPrincipals principals() {
    return new ClaimedPrincipals(
        new RoleMapping(
            "groups",
            Map.of(
                "fristvagt-leder",
                new RoleRule(
                    Set.of(Role.TEAM_LEAD),
                    ScopeSource.ofClaim("municipalities"),
                    ScopeSource.ofClaim("teams")),
                "fristvagt-drift",
                new RoleRule(Set.of(Role.OPERATIONS), ScopeSource.ALL, ScopeSource.ALL))),
        "name",
        text -> PERSONAL_NUMBER.matcher(text).find());
  }

  static IdentityProvider provider(URI issuer) {
    return new IdentityProvider(issuer, Optional.empty(), InstantSource.system());
  }

  static BearerTokens tokens(IdentityProvider provider, InstantSource time) {
    return new BearerTokens(provider, OpenIdProvider.AUDIENCE, principals(), time);
  }

  static Login login(IdentityProvider provider, InstantSource time) {
    return new Login(
        provider,
        new LoginClient(OpenIdProvider.CLIENT_ID, OpenIdProvider.CLIENT_SECRET, Set.of("profile")),
        principals(),
        time);
  }
}
