package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.LocalizedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads single values; each method is empty, with an error found, where the value is none of its
 * kind.
 */
public final class Scalars {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Findings findings;

  public Scalars(Findings findings) {
    this.findings = findings;
  }

  public Optional<String> text(Located at) {
    if (!(at.node() instanceof ScalarNode scalar)) {
      findings.add(at, "must be a single value");
      return Optional.empty();
    }
    if (scalar.getTag().getValue().startsWith("!")) {
      findings.add(at, "a value that begins with ! must be put in quotes");
      return Optional.empty();
    }
    if (at.isEmpty() || scalar.getValue().isBlank()) {
      findings.add(at, "is empty");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  public Optional<Boolean> flag(Located at) {
    return text(at)
        .flatMap(
            text ->
                switch (text) {
                  case "true" -> Optional.of(true);
                  case "false" -> Optional.of(false);
                  default -> {
                    findings.add(at, "must be true or false");
                    yield Optional.empty();
                  }
                });
  }

  /** A whole number between bounds, both inclusive. */
  public Optional<Integer> number(Located at, int least, int most) {
    return text(at)
        .flatMap(
            text -> {
              if (WHOLE_NUMBER.matcher(text).matches()) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return Optional.of(number);
                }
              }
              findings.add(at, "must be a whole number from " + least + " to " + most);
              return Optional.empty();
            });
  }

  public Optional<LocalDate> date(Located at) {
    return text(at)
        .flatMap(
            text -> {
              if (DATE.matcher(text).matches()) {
                try {
                  return Optional.of(LocalDate.parse(text));
                } catch (DateTimeException e) {
                  // Said below, with the form that is wanted.
                }
              }
              findings.add(at, "'" + text + "' is no date; write it as 2024-01-31");
              return Optional.empty();
            });
  }

  /** Danish and English, both of them. */
  Optional<LocalizedText> localized(Located at) {
    return Entries.of(at, findings)
        .flatMap(
            entries -> {
              entries.allowOnly(Set.of("da", "en"), findings);
              Optional<String> da = entries.required("da", findings).flatMap(this::text);
              Optional<String> en = entries.required("en", findings).flatMap(this::text);
              return da.isPresent() && en.isPresent()
                  ? Optional.of(new LocalizedText(da.get(), en.get()))
                  : Optional.empty();
            });
  }
}
