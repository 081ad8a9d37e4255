package dk.fristvagt.app.config;

import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The configuration file as key and value, with their lines. What is no known key is a problem; so
 * is one that is there twice. A key without a value counts for nothing.
 */
final class ConfigFile {

  private static final int MAX_BYTES = 1 << 20;

  /** Deeper than any key; composing is recursive. */
  private static final int MAX_DEPTH = 10;

  private final Path file;
  private final Map<String, GivenValue> values = new LinkedHashMap<>();
  private final Map<String, Map<String, GivenValue>> maps = new LinkedHashMap<>();
  private final List<ConfigProblem> problems = new ArrayList<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  /** Of no file. */
  static ConfigFile none() {
    return new ConfigFile(Path.of(""));
  }

  /**
   * @param keys that have one value each
   * @param mapKeys that have names and values of somebody else's below them
   */
  static ConfigFile read(Path path, Collection<String> keys, Collection<String> mapKeys) {
    ConfigFile read = new ConfigFile(path);
    read.text().flatMap(read::compose).ifPresent(root -> read.take("", root, keys, mapKeys));
    return read;
  }

  Optional<GivenValue> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Names and values below one of the map keys, in the file's order. */
  Map<String, GivenValue> map(String key) {
    return maps.getOrDefault(key, Map.of());
  }

  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  private Optional<String> text() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        problem(1, "", "is larger than " + MAX_BYTES + " bytes");
        return Optional.empty();
      }
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      problem(1, "", "is not UTF-8");
    } catch (IOException e) {
      problem(1, "", "the configuration file cannot be read; check the path and its permissions");
    }
    return Optional.empty();
  }

  private Optional<Node> compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("configuration")
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(0)
            .build();
    try {
      int depth = 0;
      for (Event event : new Parse(settings).parseString(text)) {
        switch (event.getEventId()) {
          case MappingStart, SequenceStart -> depth++;
          case MappingEnd, SequenceEnd -> depth--;
          default -> {}
        }
        boolean alias = event.getEventId() == Event.ID.Alias;
        if (depth > MAX_DEPTH || alias) {
          problem(
              line(event.getStartMark()),
              "",
              alias ? "aliases are not allowed" : "nested too deep");
          return Optional.empty();
        }
      }
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      // Its message quotes the text, which may hold a secret; what is wrong stands in the problem.
      problem(line(e.getProblemMark().or(e::getContextMark)), "", "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problem(1, "", "not YAML: a character that may not stand in a text");
    }
    return Optional.empty();
  }

  private void take(String path, Node node, Collection<String> keys, Collection<String> mapKeys) {
    if (isEmpty(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      problem(line(node), path, "must be a mapping of names to values");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      Node value = tuple.getValueNode();
      if (!(keyNode instanceof ScalarNode name)) {
        problem(line(keyNode), path, "a key must be a single name");
        continue;
      }
      String key = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
      if (keys.contains(key)) {
        scalar(key, value).ifPresent(given -> put(values, key, key, given));
      } else if (mapKeys.contains(key)) {
        takeMap(key, key, "", value);
      } else if (isPrefix(key, keys, mapKeys)) {
        take(key, value, keys, mapKeys);
      } else {
        problem(
            line(keyNode),
            key,
            "unknown key" + Suggestion.forName(key, known(path, keys, mapKeys)));
      }
    }
  }

  /** Names with dots may be written with them or as mappings in mappings. */
  private void takeMap(String mapKey, String path, String prefix, Node node) {
    if (isEmpty(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      problem(line(node), path, "must be a mapping of names to values");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        problem(line(tuple.getKeyNode()), path, "a key must be a single name");
        continue;
      }
      String name = prefix + scalar.getValue();
      String key = mapKey + "." + name;
      if (tuple.getValueNode() instanceof MappingNode) {
        takeMap(mapKey, key, name + ".", tuple.getValueNode());
      } else {
        scalar(key, tuple.getValueNode())
            .ifPresent(
                given ->
                    put(
                        maps.computeIfAbsent(mapKey, k -> new LinkedHashMap<>()),
                        name,
                        key,
                        given));
      }
    }
  }

  private void put(Map<String, GivenValue> into, String name, String key, GivenValue given) {
    GivenValue first = into.putIfAbsent(name, given);
    if (first != null) {
      problems.add(
          new ConfigProblem(
              key, given.origin(), "is given twice, first in " + first.origin().text()));
    }
  }

  private Optional<GivenValue> scalar(String key, Node node) {
    if (isEmpty(node)) {
      return Optional.empty();
    }
    Origin origin = new Origin.InFile(file, line(node));
    if (node instanceof ScalarNode scalar) {
      return Optional.of(new GivenValue(scalar.getValue(), origin));
    }
    if (node instanceof SequenceNode sequence
        && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      List<String> elements =
          sequence.getValue().stream().map(each -> ((ScalarNode) each).getValue()).toList();
      return elements.isEmpty()
          ? Optional.empty()
          : Optional.of(new GivenValue(String.join(",", elements), origin));
    }
    problem(line(node), key, "must be a single value");
    return Optional.empty();
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar
        && (Tag.NULL.equals(scalar.getTag()) || scalar.isPlain() && scalar.getValue().isEmpty());
  }

  private static boolean isPrefix(String key, Collection<String> keys, Collection<String> mapKeys) {
    return all(keys, mapKeys).stream().anyMatch(known -> known.startsWith(key + "."));
  }

  private static List<String> all(Collection<String> keys, Collection<String> mapKeys) {
    return Stream.concat(keys.stream(), mapKeys.stream()).toList();
  }

  /** What may stand at a place of the file, sections cut short to their own names. */
  private static Set<String> known(
      String path, Collection<String> keys, Collection<String> mapKeys) {
    String prefix = path.isEmpty() ? "" : path + ".";
    return all(keys, mapKeys).stream()
        .filter(key -> key.startsWith(prefix))
        .map(
            key ->
                key.indexOf('.', prefix.length()) < 0
                    ? key
                    : key.substring(0, key.indexOf('.', prefix.length())))
        .collect(Collectors.toSet());
  }

  private void problem(int line, String key, String message) {
    problems.add(new ConfigProblem(key, new Origin.InFile(file, line), message));
  }

  private static int line(Node node) {
    return line(node.getStartMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
