package dk.fristvagt.identity;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * This service as the provider knows it where people sign in. What it prints has no secret.
 *
 * @param scopes asked for, {@code openid} among them
 */
public record LoginClient(String id, String secret, Set<String> scopes) {

  private static final String OPENID = "openid";

  public LoginClient {
    Objects.requireNonNull(id);
    Objects.requireNonNull(secret);
    Set<String> all = new LinkedHashSet<>(Set.of(OPENID));
    all.addAll(scopes);
    scopes = Set.copyOf(all);
  }

  @Override
  public String toString() {
    return "LoginClient[id=" + id + "]";
  }
}
