package dk.fristvagt.schemas;

import dk.fristvagt.rules.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The keys of {@code case-changes}.
 *
 * <p>A fact: {@code municipality/caseId/eventId/revision}. In each part {@code %} is written {@code
 * %25} and {@code /} is written {@code %2F}, so that no two facts share a key. A tick: {@code
 * tick/source}. A catalogue: {@code catalogue/sequence}. The number of slashes tells a fact (three)
 * from the others (one).
 */
public final class CaseChangeKeys {

  private static final int SLASHES_OF_A_FACT = 3;

  private CaseChangeKeys() {}

  public static String fact(Fact fact) {
    return fact(fact.municipality(), fact.caseId(), fact.eventId(), fact.revision());
  }

  public static String fact(String municipality, String caseId, String eventId, int revision) {
    return caseOf(municipality, caseId) + '/' + escape(eventId) + '/' + revision;
  }

  /**
   * {@code municipality/caseId}: how the keys of all facts of a case begin, and what chooses its
   * partition.
   */
  public static String caseOf(String municipality, String caseId) {
    return escape(municipality) + '/' + escape(caseId);
  }

  public static String tick(String source) {
    return "tick/" + escape(source);
  }

  /**
   * @param sequence of the activation; each keeps its own record, so that a replay meets the same
   *     catalogues
   */
  public static String catalogue(long sequence) {
    return "catalogue/" + sequence;
  }

  /** What the key of a fact names, or nothing when it is no key of a fact. */
  public static Optional<FactKey> parse(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length != SLASHES_OF_A_FACT + 1) {
      return Optional.empty();
    }
    try {
      FactKey parsed =
          new FactKey(
              unescape(parts[0]),
              unescape(parts[1]),
              unescape(parts[2]),
              Integer.parseInt(parts[3]));
      return parsed.text().equals(key) ? Optional.of(parsed) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The part of a fact's key that names its case, as UTF-8; of any other key, all of it. */
  static byte[] routed(String key) {
    int first = key.indexOf('/');
    int second = first < 0 ? -1 : key.indexOf('/', first + 1);
    return (second < 0 ? key : key.substring(0, second)).getBytes(StandardCharsets.UTF_8);
  }

  private static String escape(String part) {
    return part.indexOf('%') < 0 && part.indexOf('/') < 0
        ? part
        : part.replace("%", "%25").replace("/", "%2F");
  }

  private static String unescape(String part) {
    return part.indexOf('%') < 0 ? part : part.replace("%2F", "/").replace("%25", "%");
  }
}
