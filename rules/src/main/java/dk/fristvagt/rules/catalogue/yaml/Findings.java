package dk.fristvagt.rules.catalogue.yaml;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The errors found so far; the same error found twice is one. */
public final class Findings {

  private final Set<CatalogueError> errors = new TreeSet<>();

  public void add(Located at, String message) {
    add(at.node(), at.path(), message);
  }

  public void add(Node node, String path, String message) {
    Mark mark = node.getStartMark().orElseThrow();
    add(mark.getLine() + 1, mark.getColumn() + 1, path, message);
  }

  public void add(int line, int column, String path, String message) {
    errors.add(new CatalogueError(line, column, path, message));
  }

  public int count() {
    return errors.size();
  }

  /** In the order of the file. */
  public List<CatalogueError> all() {
    return List.copyOf(errors);
  }
}
