package dk.fristvagt.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One pass over the sources of a configuration that gathers all problems. For one thread. */
final class Reading {

  /** All of a mounted secret: longer than any password or key. */
  private static final long MAX_SECRET_BYTES = 1 << 16;

  private final ConfigSources sources;
  private final ConfigFile file;
  private final Map<String, Optional<GivenValue>> given = new HashMap<>();
  private final List<ConfigProblem> problems = new ArrayList<>();

  Reading(ConfigSources sources, Collection<Setting<?>> settings, Collection<String> mapKeys) {
    this.sources = sources;
    this.file =
        sources
            .file()
            .map(path -> ConfigFile.read(path, fileKeys(settings), mapKeys))
            .orElseGet(ConfigFile::none);
    problems.addAll(file.problems());
  }

  private static Set<String> fileKeys(Collection<Setting<?>> settings) {
    Set<String> keys = new LinkedHashSet<>();
    for (Setting<?> setting : settings) {
      keys.add(setting.key());
      if (setting.isSecret()) {
        keys.add(setting.key() + Setting.FILE_KEY);
      }
    }
    return keys;
  }

  /** What was said, or is built in; empty also where it is wrong, which is then a problem. */
  <T> Optional<T> read(Setting<T> setting) {
    return given(setting)
        .or(setting::builtInValue)
        .flatMap(
            value -> {
              try {
                return Optional.of(setting.type().parse(value.text()));
              } catch (IllegalArgumentException e) {
                problem(setting, e.getMessage());
                return Optional.empty();
              }
            });
  }

  /** Whether something was said, right or wrong. */
  boolean isGiven(Setting<?> setting) {
    return given(setting).isPresent();
  }

  /** The text that holds and its place; for a secret only the place is of use to others. */
  Optional<GivenValue> effective(Setting<?> setting) {
    return given(setting).or(setting::builtInValue);
  }

  Map<String, GivenValue> map(String key) {
    return file.map(key);
  }

  /** Something is wrong with what was said. */
  void problem(Setting<?> setting, String message) {
    add(new ConfigProblem(setting.key(), origin(setting), message));
  }

  /** Something should have been said. */
  void missing(Setting<?> setting, String why) {
    String how = setting.key() + " or " + setting.variable();
    add(
        new ConfigProblem(
            setting.key(), new Origin.BuiltIn(), "is missing: " + why + " (" + how + ")"));
  }

  void add(ConfigProblem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  int problemCount() {
    return problems.size();
  }

  /** Those of the file by line, then the others as they were found. */
  List<ConfigProblem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(Reading::line)).toList();
  }

  private static int line(ConfigProblem problem) {
    return problem.origin() instanceof Origin.InFile in ? in.line() : Integer.MAX_VALUE;
  }

  private Origin origin(Setting<?> setting) {
    return given(setting).map(GivenValue::origin).orElseGet(Origin.BuiltIn::new);
  }

  private Optional<GivenValue> given(Setting<?> setting) {
    return given.computeIfAbsent(setting.key(), key -> find(setting));
  }

  private Optional<GivenValue> find(Setting<?> setting) {
    Optional<GivenValue> option = sources.option(setting.option());
    if (option.isPresent()) {
      return option;
    }
    Optional<GivenValue> variable =
        one(
            setting,
            sources.variable(setting.variable()),
            sources.variable(setting.variable() + Setting.FILE_VARIABLE));
    return variable.isPresent()
        ? variable
        : one(setting, file.value(setting.key()), file.value(setting.key() + Setting.FILE_KEY));
  }

  private Optional<GivenValue> one(
      Setting<?> setting, Optional<GivenValue> value, Optional<GivenValue> inFile) {
    if (!setting.isSecret() || inFile.isEmpty()) {
      return value;
    }
    Origin origin = inFile.get().origin();
    if (value.isPresent()) {
      add(
          new ConfigProblem(
              setting.key(),
              origin,
              "is given twice: as it is in " + value.get().origin().text() + ", and as a file"));
      return value;
    }
    return secret(setting, inFile.get());
  }

  private Optional<GivenValue> secret(Setting<?> setting, GivenValue named) {
    try {
      Path path = Path.of(named.text());
      if (Files.size(path) <= MAX_SECRET_BYTES) {
        // Editors and echo end a file with a line feed that is no part of a secret.
        String text = Files.readString(path).replaceFirst("\\r?\\n\\z", "");
        if (!text.isEmpty()) {
          return Optional.of(new GivenValue(text, new Origin.InSecretFile(path, named.origin())));
        }
      }
      add(new ConfigProblem(setting.key(), named.origin(), "the file is empty or far too large"));
    } catch (CharacterCodingException e) {
      add(new ConfigProblem(setting.key(), named.origin(), "the file is not UTF-8"));
    } catch (IOException | InvalidPathException e) {
      add(
          new ConfigProblem(
              setting.key(),
              named.origin(),
              "the file that it names cannot be read; check the path and its permissions"));
    }
    return Optional.empty();
  }
}
