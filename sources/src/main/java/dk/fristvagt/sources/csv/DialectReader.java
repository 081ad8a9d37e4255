package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code csv}: how the files are written. */
final class DialectReader {

  static final CsvDialect DEFAULT = new CsvDialect(Optional.empty(), ';', '"', true);

  private final Findings findings;
  private final Scalars scalars;

  DialectReader(Findings findings) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
  }

  /**
   * @param ordinary what is not said
   */
  CsvDialect read(Located at, CsvDialect ordinary) {
    Optional<Entries> found = Entries.of(at, findings);
    if (found.isEmpty()) {
      return ordinary;
    }
    Entries entries = found.get();
    entries.allowOnly(Set.of("charset", "delimiter", "quote", "trim"), findings);
    char delimiter =
        entries.value("delimiter").map(one -> character(one, ';')).orElse(ordinary.delimiter());
    char quote = entries.value("quote").map(one -> character(one, '"')).orElse(ordinary.quote());
    if (delimiter == quote) {
      findings.add(at, "the delimiter and the quote are the same character");
      quote = delimiter == '"' ? '\'' : '"';
    }
    return new CsvDialect(
        entries.value("charset").map(this::charset).orElse(ordinary.charset()),
        delimiter,
        quote,
        entries.value("trim").flatMap(scalars::flag).orElse(ordinary.trim()));
  }

  private Optional<Charset> charset(Located at) {
    return scalars
        .text(at)
        .filter(name -> !name.equals("auto"))
        .flatMap(
            name -> {
              try {
                return Optional.of(Charset.forName(name));
              } catch (IllegalArgumentException e) {
                findings.add(at, "no such charset; write auto, UTF-8 or ISO-8859-1");
                return Optional.empty();
              }
            });
  }

  /** A tab is one, too, though it is blank. */
  private char character(Located at, char ordinary) {
    if (at.node() instanceof ScalarNode scalar
        && scalar.getValue().length() == 1
        && "\r\n\uFFFD".indexOf(scalar.getValue().charAt(0)) < 0
        && !Character.isLetterOrDigit(scalar.getValue().charAt(0))
        && !Character.isSurrogate(scalar.getValue().charAt(0))) {
      return scalar.getValue().charAt(0);
    }
    findings.add(at, "must be one character that is no letter, digit or line end");
    return ordinary;
  }
}
