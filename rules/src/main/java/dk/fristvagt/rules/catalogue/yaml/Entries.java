package dk.fristvagt.rules.catalogue.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML mapping by its keys, which are texts and unique. */
public final class Entries {

  /** A key and its value, with their positions. */
  public record Entry(Located key, Located value) {}

  private final Located at;
  private final Map<String, Entry> byName;

  private Entries(Located at, Map<String, Entry> byName) {
    this.at = at;
    this.byName = byName;
  }

  /** The mapping at a node; empty, with an error found, where it is none. */
  public static Optional<Entries> of(Located at, Findings findings) {
    if (!(at.node() instanceof MappingNode mapping)) {
      findings.add(
          at,
          at.isEmpty()
              ? "is empty; must be a mapping of names to values"
              : "must be a mapping of names to values");
      return Optional.empty();
    }
    Map<String, Entry> byName = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      if (!(keyNode instanceof ScalarNode scalar)) {
        findings.add(keyNode, at.path(), "a key must be a single name");
        continue;
      }
      String name = scalar.getValue();
      Entry entry = new Entry(at.field(name, keyNode), at.field(name, tuple.getValueNode()));
      Entry first = byName.putIfAbsent(name, entry);
      if (first != null) {
        int line = first.key().node().getStartMark().orElseThrow().getLine() + 1;
        findings.add(entry.key(), "is given twice, first in line " + line);
      }
    }
    return Optional.of(new Entries(at, byName));
  }

  public Located at() {
    return at;
  }

  public Set<String> names() {
    return byName.keySet();
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The key itself, for errors about its being there. */
  public Located key(String name) {
    return byName.get(name).key();
  }

  public Optional<Located> value(String name) {
    return Optional.ofNullable(byName.get(name)).map(Entry::value);
  }

  /** The value, or an error that there is none. */
  public Optional<Located> required(String name, Findings findings) {
    Optional<Located> value = value(name);
    if (value.isEmpty()) {
      findings.add(at, "'" + name + "' is missing");
    }
    return value;
  }

  /** Finds an error in every key that is not among the allowed. */
  public void allowOnly(Set<String> allowed, Findings findings) {
    for (String name : names()) {
      if (!allowed.contains(name)) {
        findings.add(key(name), "unknown key '" + name + "'" + Suggestion.forName(name, allowed));
      }
    }
  }
}
