package dk.fristvagt.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where something stands in a token: {@code groups}, or {@code realm_access.roles} for a claim in a
 * claim. A claim whose own name has dots, as an address has, is found too.
 */
record ClaimPath(String path) {

  /** Those that hold several values in one text, parted by spaces (RFC 8693, 4.2). */
  private static final Set<String> SPACED = Set.of("scope", "scp");

  ClaimPath {
    if (path.isBlank()) {
      throw new IllegalArgumentException("a claim must have a name");
    }
  }

  /** One text or a list of them; whatever else stands there counts for nothing. */
  List<String> texts(Map<String, Object> claims) {
    Object value = find(claims, path).orElse(null);
    if (value instanceof String text) {
      return SPACED.contains(path)
          ? Arrays.stream(text.split(" ", -1)).filter(part -> !part.isEmpty()).toList()
          : List.of(text);
    }
    return value instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  private static Optional<Object> find(Map<?, ?> claims, String path) {
    Object whole = claims.get(path);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
        Optional<Object> found = find(inner, path.substring(dot + 1));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
