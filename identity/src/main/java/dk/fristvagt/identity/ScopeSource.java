package dk.fristvagt.identity;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the municipalities or the teams of a grant come from. */
public sealed interface ScopeSource {

  /** All there are. */
  ScopeSource ALL = new Fixed(Selection.ALL);

  /** These. */
  static ScopeSource of(Set<String> names) {
    return new Fixed(Selection.of(names));
  }

  /** Those that a claim of the token names; none where it names none. */
  static ScopeSource ofClaim(String path) {
    return new FromClaim(new ClaimPath(path));
  }

  /** As the configuration says. */
  record Fixed(Selection selection) implements ScopeSource {}

  /** As the token says. Blank names count for nothing; a token never says all. */
  record FromClaim(ClaimPath path) implements ScopeSource {
    Set<String> names(Map<String, Object> claims) {
      return path.texts(claims).stream()
          .filter(name -> !name.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
