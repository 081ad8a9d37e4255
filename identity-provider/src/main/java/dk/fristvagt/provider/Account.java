package dk.fristvagt.provider;

import java.util.Map;

/**
 * Somebody, or some program, that the provider knows.
 *
 * @param name what one signs in with, and the subject of its tokens
 * @param password or, of a program, its secret
 * @param claims what its tokens say besides
 */
public record Account(String name, String password, Map<String, Object> claims) {

  public Account {
    claims = Map.copyOf(claims);
  }
}
