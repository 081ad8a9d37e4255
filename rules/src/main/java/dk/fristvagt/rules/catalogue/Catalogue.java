package dk.fristvagt.rules.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The rules a municipality is held to. Immutable.
 *
 * @param id {@code dk-child-services}
 * @param saturdayIsWorkingDay the calendar's {@code saturday} setting
 * @param rules in the order of the file; ids are unique
 * @param source the text it was read from, without a byte order mark and with line feeds alone
 */
public record Catalogue(
    String id,
    LocalizedText name,
    boolean saturdayIsWorkingDay,
    List<Rule> rules,
    List<Gauge> gauges,
    String source) {

  public Catalogue {
    rules = List.copyOf(rules);
    gauges = List.copyOf(gauges);
  }

  /** The SHA-256 of the source in UTF-8, in hexadecimal: the same text is the same catalogue. */
  public String fingerprint() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The rule with this id; an id made from a map entry's key ({@code audit-plan}) finds its rule
   * ({@code audit-*}).
   */
  public Optional<Rule> rule(String id) {
    Rule byPrefix = null;
    for (Rule rule : rules) {
      if (rule.id().equals(id)) {
        return Optional.of(rule);
      }
      if (rule.id().endsWith("*")
          && id.startsWith(rule.id().substring(0, rule.id().length() - 1))) {
        byPrefix = rule;
      }
    }
    return Optional.ofNullable(byPrefix);
  }
}
