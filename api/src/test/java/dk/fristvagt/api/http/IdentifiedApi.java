package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Operations;
import dk.fristvagt.api.report.RejectRetry;
import dk.fristvagt.api.report.RetryReport;
import dk.fristvagt.identity.BearerTokens;
import dk.fristvagt.identity.ClaimedPrincipals;
import dk.fristvagt.identity.IdentityProvider;
import dk.fristvagt.identity.Login;
import dk.fristvagt.identity.LoginClient;
import dk.fristvagt.identity.Role;
import dk.fristvagt.identity.RoleMapping;
import dk.fristvagt.identity.RoleRule;
import dk.fristvagt.identity.ScopeSource;
import dk.fristvagt.identity.Sessions;
import dk.fristvagt.provider.OpenIdProvider;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.streams.rejects.RejectId;
import dk.fristvagt.streams.rejects.RejectLog;
import dk.fristvagt.streams.view.PartitionViews;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.streams.KafkaStreams;

/** A server that asks who one is, at a running provider. */
final class IdentifiedApi implements AutoCloseable {

  static final Sessions.Limits LIMITS =
      new Sessions.Limits(Duration.ofMinutes(30), Duration.ofHours(10), 100);

  final PartitionViews views = new PartitionViews();
  final List<String> retried = new CopyOnWriteArrayList<>();
  final Sessions sessions;

  private volatile Instant sessionTime = Instant.parse("2021-06-15T10:00:00Z");
  private final ApiServer server;

  IdentifiedApi(OpenIdProvider provider, Optional<URI> publicUrl) {
    this(provider, publicUrl, RequestLimits.DEFAULT);
  }

  IdentifiedApi(OpenIdProvider provider, Optional<URI> publicUrl, RequestLimits limits) {
    InstantSource time = InstantSource.system();
    IdentityProvider known = new IdentityProvider(provider.issuer(), Optional.empty(), time);
    ClaimedPrincipals principals =
        new ClaimedPrincipals(
            new RoleMapping(
                "groups",
                Map.of(
                    "leder",
                    new RoleRule(EnumSet.allOf(Role.class), ScopeSource.ALL, ScopeSource.ALL),
                    "drift",
                    new RoleRule(EnumSet.of(Role.OPERATIONS), ScopeSource.ALL, ScopeSource.ALL))),
            "name",
            CprNumbers::in);
    sessions = new Sessions(LIMITS, () -> sessionTime);
    server =
        ApiServer.start(
            ApiSettings.DEFAULT.withIdentity(
                new ApiIdentity(
                    new BearerTokens(known, OpenIdProvider.AUDIENCE, principals, time),
                    Optional.of(
                        new Login(
                            known,
                            new LoginClient(
                                OpenIdProvider.CLIENT_ID,
                                OpenIdProvider.CLIENT_SECRET,
                                Set.of("profile")),
                            principals,
                            time)),
                    sessions,
                    publicUrl,
                    limits)),
            backend());
    provider.allow(publicUrl.orElse(address()));
  }

  private ApiBackend backend() {
    return new ApiBackend(
        views,
        (test, consumer) -> {},
        id -> Optional.empty(),
        consumer -> {},
        () -> KafkaStreams.State.RUNNING,
        1,
        BuiltInCatalogues.dkChildServices(),
        Calendars.danish(false),
        () -> Instant.parse("2021-06-15T10:00:01Z"),
        new Operations(
            "1.2.3",
            Instant.parse("2021-06-15T09:00:00Z"),
            TopicNames.plain(),
            Set.of(),
            null,
            Optional.empty(),
            new RejectLog(TopicNames.plain()),
            Optional.of(new Retry()),
            Optional.empty()));
  }

  void passTime(Duration duration) {
    sessionTime = sessionTime.plus(duration);
  }

  URI address() {
    return server.address();
  }

  URI at(String path) {
    return server.address().resolve(path);
  }

  @Override
  public void close() {
    server.close();
  }

  /** Takes every reject in. */
  private final class Retry implements RejectRetry {

    @Override
    public Optional<RetryReport> one(RejectId id) {
      return Optional.of(all(id.toString()));
    }

    @Override
    public RetryReport all(String reason) {
      retried.add(reason);
      return new RetryReport(1, 0, List.of(), List.of(), 0);
    }
  }
}
