package dk.fristvagt.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.fristvagt.identity.Principal;
import dk.fristvagt.rules.fact.CaseId;
import java.time.Duration;
import java.util.Set;

/**
 * What the access log says already: which cases somebody was shown by a route and a filter within
 * the last minutes. Thread-safe.
 *
 * <p>Only what was acknowledged gets here. It is bounded; what is dropped is logged once more, so
 * that a record too many is the worst that can happen.
 */
final class Following {

  /** Cases, of all who follow something together; some tens of megabytes. */
  private static final long MOST_CASES = 500_000;

  private static final long MOST_TAGS = 100_000;

  private final long durationMs;
  private final Cache<Key, Covered> covered =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CASES)
          .weigher((Key key, Covered value) -> 1 + value.cases.size() + value.children.size())
          .build();
  private final Cache<Tag, Long> tags = Caffeine.newBuilder().maximumSize(MOST_TAGS).build();

  private record Key(String issuer, String subject, String route, String filter, String format) {

    static Key of(Asked asked) {
      Principal principal = asked.principal();
      return new Key(
          principal.issuer(), principal.subject(), asked.route(), asked.filter(), asked.format());
    }
  }

  private record Tag(String issuer, String subject, String etag) {}

  /** Since when which cases need no other record. */
  private record Covered(long since, Set<CaseId> cases, Set<String> children) {}

  Following(Duration duration) {
    this.durationMs = duration.toMillis();
  }

  long durationMs() {
    return durationMs;
  }

  /** Whether the log says so already. */
  boolean covers(Asked asked, Set<CaseId> cases, Set<String> children, long now) {
    Covered known = current(asked, now);
    return known != null && known.cases.containsAll(cases) && known.children.containsAll(children);
  }

  /** The log says so from now on. */
  void logged(Asked asked, Set<CaseId> cases, Set<String> children, long now) {
    covered.put(Key.of(asked), new Covered(now, Set.copyOf(cases), Set.copyOf(children)));
  }

  /** Whoever asked has the answer with this tag. */
  void tagged(Asked asked, String etag, long now) {
    Covered known = current(asked, now);
    if (known != null) {
      tags.put(new Tag(asked.principal().issuer(), asked.principal().subject(), etag), known.since);
    }
  }

  /** Whether it may be said to them that the answer with this tag is still the one. */
  boolean covers(Principal principal, String etag, long now) {
    Long since = tags.getIfPresent(new Tag(principal.issuer(), principal.subject(), etag));
    return since != null && isCurrent(since, now);
  }

  private Covered current(Asked asked, long now) {
    Covered known = covered.getIfPresent(Key.of(asked));
    return known != null && isCurrent(known.since, now) ? known : null;
  }

  private boolean isCurrent(long since, long now) {
    return since <= now && now - since < durationMs;
  }
}
