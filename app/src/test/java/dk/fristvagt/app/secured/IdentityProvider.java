package dk.fristvagt.app.secured;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Gives out signed tokens by client credentials over HTTPS, and the key that they are checked with.
 * What a client's token is like depends on who asks.
 */
final class IdentityProvider implements AutoCloseable {

  static final String AUDIENCE = "kafka";
  static final String GOOD = "fristvagt";
  static final String OTHER_AUDIENCE = "of-another-audience";
  static final String EXPIRED = "with-old-tokens";

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final HttpsServer server;
  private final RSAKey key;
  private final String secret;

  IdentityProvider(Path keystore, String password, String secret)
      throws IOException, GeneralSecurityException, JOSEException {
    this.secret = secret;
    this.key = new RSAKeyGenerator(2048).keyID("one").algorithm(JWSAlgorithm.RS256).generate();
    this.server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls(keystore, password)));
    server.createContext(
        "/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  String tokenUrl() {
    return issuer() + "/token";
  }

  String keysUrl() {
    return issuer() + "/jwks";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void token(HttpExchange exchange) throws IOException {
    for (String client : List.of(GOOD, OTHER_AUDIENCE, EXPIRED)) {
      String login =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
      if (login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(
            exchange,
            200,
            "{\"access_token\":\"" + signed(client) + "\",\"token_type\":\"Bearer\"}");
        return;
      }
    }
    answer(exchange, 401, "{\"error\":\"invalid_client\"}");
  }

  private String signed(String client) {
    Instant issued =
        client.equals(EXPIRED) ? Instant.now().minus(LIFETIME.multipliedBy(2)) : Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(client)
                .audience(client.equals(OTHER_AUDIENCE) ? "somebody" : AUDIENCE)
                .claim("scope", "kafka")
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(LIFETIME)))
                .build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("application/json")));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static SSLContext tls(Path keystore, String password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      store.load(in, password.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
