package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads {@code pseudonyms}: names of secret keys, which are never in the mapping itself. */
final class PseudonymReader {

  private final Findings findings;
  private final Scalars scalars;
  private final UnaryOperator<String> environment;
  private final Path folder;

  /**
   * @param folder of the mapping, which the files of keys are relative to
   */
  PseudonymReader(Findings findings, UnaryOperator<String> environment, Path folder) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.environment = environment;
    this.folder = folder;
  }

  Map<String, Pseudonym> read(Located at) {
    Map<String, Pseudonym> result = new HashMap<>();
    Entries.of(at, findings)
        .ifPresent(
            entries -> {
              for (String name : entries.names()) {
                one(entries.value(name).orElseThrow())
                    .ifPresent(pseudonym -> result.put(name, pseudonym));
              }
            });
    return result;
  }

  private Optional<Pseudonym> one(Located at) {
    Optional<Entries> entries = Entries.of(at, findings);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    entries.get().allowOnly(Set.of("method", "keyVariable", "keyFile"), findings);
    entries
        .get()
        .required("method", findings)
        .ifPresent(
            method -> {
              if (!scalars.text(method).orElse("hmac-sha256").equals("hmac-sha256")) {
                findings.add(method, "must be hmac-sha256");
              }
            });
    Optional<Located> variable = entries.get().value("keyVariable");
    Optional<Located> file = entries.get().value("keyFile");
    if (variable.isPresent() == file.isPresent()) {
      findings.add(at, "needs one of keyVariable and keyFile");
      return Optional.empty();
    }
    Located source = variable.or(() -> file).orElseThrow();
    Optional<String> key =
        scalars.text(source).flatMap(name -> key(source, name, file.isPresent()));
    if (key.isPresent()
        && key.get().getBytes(StandardCharsets.UTF_8).length < Pseudonym.SHORTEST_KEY) {
      findings.add(source, "the key is shorter than " + Pseudonym.SHORTEST_KEY + " bytes");
      return Optional.empty();
    }
    return key.map(text -> new Pseudonym(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Optional<String> key(Located at, String name, boolean isFile) {
    if (!isFile) {
      String value = environment.apply(name);
      if (value == null || value.isBlank()) {
        findings.add(at, "the environment has no variable " + name);
        return Optional.empty();
      }
      return Optional.of(value.strip());
    }
    try {
      return Optional.of(
          new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1)
              .strip());
    } catch (IOException | RuntimeException e) {
      findings.add(at, "the file " + name + " cannot be read");
      return Optional.empty();
    }
  }
}
