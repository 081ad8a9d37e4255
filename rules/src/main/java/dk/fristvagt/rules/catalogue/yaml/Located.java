package dk.fristvagt.rules.catalogue.yaml;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML node and where it is in the catalogue.
 *
 * @param path as in {@link CatalogueError#path}
 */
public record Located(Node node, String path) {

  public Located field(String name, Node child) {
    return new Located(child, path.isEmpty() ? name : path + "." + name);
  }

  /**
   * @param position from 1
   */
  public Located element(int position, Node child) {
    return new Located(child, path + "[" + position + "]");
  }

  public Located withPath(String other) {
    return new Located(node, other);
  }

  /** Whether nothing is written, or {@code null}. */
  public boolean isEmpty() {
    return node instanceof ScalarNode scalar
        && (Tag.NULL.equals(scalar.getTag()) || (scalar.isPlain() && scalar.getValue().isEmpty()));
  }
}
