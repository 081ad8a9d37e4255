package dk.fristvagt.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * An OpenID provider on a free port of this machine: Spring Authorization Server in Jetty, with
 * people who sign in by a form and programs that take tokens by client credentials. Can be stopped
 * and started again at the same address, and change its key.
 */
public final class OpenIdProvider implements AutoCloseable {

  /** Of the access tokens. */
  public static final String AUDIENCE = "fristvagt-api";

  /** The service as the provider knows it, where people sign in. */
  public static final String CLIENT_ID = "fristvagt";

  public static final String CLIENT_SECRET = "secret-of-the-service";

  private static final String HOST = "127.0.0.1";
  private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  private final Accounts accounts;
  private final InMemoryRegisteredClientRepository clients;
  private volatile RSAKey key = newKey();
  private Server server;
  private int port;

  private OpenIdProvider(Accounts accounts) {
    this.accounts = accounts;
    RegisteredClient[] programs =
        accounts.programs().stream()
            .map(
                account ->
                    RegisteredClient.withId(account.name())
                        .clientId(account.name())
                        .clientSecret("{noop}" + account.password())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build())
            .toArray(RegisteredClient[]::new);
    this.clients = new InMemoryRegisteredClientRepository(programs);
    allow(URI.create("http://127.0.0.1/"));
  }

  /** Starts it at any port that is free. */
  public static OpenIdProvider start(List<Account> people, List<Account> programs) {
    OpenIdProvider provider = new OpenIdProvider(new Accounts(people, programs));
    provider.start();
    return provider;
  }

  /** Listens, at the port of before where there was one. Sessions of before are gone. */
  public void start() {
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(HOST);
    connector.setPort(port);
    server.addConnector(connector);
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.register(ProviderConfiguration.class);
    spring.addBeanFactoryPostProcessor(
        beans -> {
          beans.registerSingleton("accounts", accounts);
          beans.registerSingleton("clients", clients);
          beans.registerSingleton("keys", keys());
        });
    ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    context.setContextPath("/");
    context.addEventListener(new ContextLoaderListener(spring));
    context.addFilter(
        new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain")),
        "/*",
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the provider does not start", e);
    }
    port = connector.getLocalPort();
  }

  /** Nobody answers any more at its address. */
  public void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the provider does not stop", e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  public URI issuer() {
    return URI.create("http://" + HOST + ':' + port);
  }

  /** The key that tokens are signed with now, its private part included. */
  public RSAKey key() {
    return key;
  }

  /** Signs with a new key, and knows the old one no more. */
  public void changeKey() {
    key = newKey();
  }

  /**
   * Lets people who sign in at the service go back there.
   *
   * @param service its address, with a slash at the end
   */
  public void allow(URI service) {
    clients.save(
        RegisteredClient.withId(CLIENT_ID)
            .clientId(CLIENT_ID)
            .clientSecret("{noop}" + CLIENT_SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(service.resolve("/login/callback").toString())
            .postLogoutRedirectUri(service.resolve("/logged-out").toString())
            .scope("openid")
            .scope("profile")
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build())
            .build());
  }

  /** An access token, had over HTTP by client credentials. */
  public String token(String program) throws IOException, InterruptedException {
    Account account = accounts.named(program).orElseThrow();
    String login = account.name() + ':' + account.password();
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(issuer().resolve("/oauth2/token"))
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "grant_type="
                                + URLEncoder.encode("client_credentials", StandardCharsets.UTF_8)))
                    .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    Matcher token = ACCESS_TOKEN.matcher(response.body());
    if (!token.find()) {
      throw new IllegalStateException("no token: " + response.statusCode() + response.body());
    }
    return token.group(1);
  }

  private JWKSource<SecurityContext> keys() {
    return (JWKSelector selector, SecurityContext none) -> selector.select(new JWKSet(key));
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(UUID.randomUUID().toString())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
