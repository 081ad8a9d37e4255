package dk.fristvagt.streams.accesslog;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessAction;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.ShownCase;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Which accesses are asked for; all conditions together.
 *
 * @param shown the case looked at; null for any
 * @param child the pseudonym of the child looked at; null for any
 * @param subject who looked; null for anybody
 * @param actions empty for all
 * @param from by when the log got the record, inclusive; null for no limit
 * @param to exclusive; null for no limit
 * @param visible of which municipalities whoever asks may see that a case was looked at; null for
 *     all, and for records that name no case
 * @param before only what stands before this place; null for all
 * @param limit how many, at most
 */
public record AccessQuery(
    CaseId shown,
    String child,
    String subject,
    Set<AccessAction> actions,
    Instant from,
    Instant to,
    Predicate<String> visible,
    Long before,
    int limit) {

  /** Everything, the latest first. */
  public static AccessQuery latest(int limit) {
    return new AccessQuery(null, null, null, Set.of(), null, null, null, null, limit);
  }

  public AccessQuery {
    actions = Set.copyOf(actions);
    if (limit < 1) {
      throw new IllegalArgumentException("at least one is to be found");
    }
  }

  /** Whether a record that the log got at some time is asked for. */
  boolean wants(Instant recordedAt, AccessRecorded access) {
    return (from == null || !recordedAt.isBefore(from))
        && (to == null || recordedAt.isBefore(to))
        && (subject == null || access.getSubject().equals(subject))
        && (actions.isEmpty() || actions.contains(access.getAction()))
        && (child == null || access.getChildren().contains(child))
        && (shown == null || access.getCases().stream().anyMatch(this::isShown))
        && (visible == null
            || access.getCases().stream().anyMatch(one -> visible.test(one.getMunicipality())));
  }

  private boolean isShown(ShownCase one) {
    return Objects.equals(shown.municipality(), one.getMunicipality())
        && Objects.equals(shown.caseId(), one.getCaseId());
  }

  /** What a record must hold to be asked for, so that many records can be passed over at once. */
  long[] terms() {
    LongStream.Builder terms = LongStream.builder();
    if (shown != null) {
      terms.add(AccessTerms.ofCase(shown.municipality(), shown.caseId()));
    }
    if (child != null) {
      terms.add(AccessTerms.ofChild(child));
    }
    if (subject != null) {
      terms.add(AccessTerms.ofSubject(subject));
    }
    return terms.build().toArray();
  }
}
