package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads lists; a single value is a list of one. */
final class Lists {

  private final Findings findings;
  private final Scalars scalars;

  Lists(Findings findings) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
  }

  List<Located> elements(Located at) {
    if (!(at.node() instanceof SequenceNode sequence)) {
      return List.of(at);
    }
    List<Located> result = new ArrayList<>();
    int position = 1;
    for (Node node : sequence.getValue()) {
      result.add(at.element(position++, node));
    }
    if (result.isEmpty()) {
      findings.add(at, "is empty");
    }
    return result;
  }

  List<String> texts(Located at) {
    List<String> result = new ArrayList<>();
    for (Located one : elements(at)) {
      // An empty text in quotes is a value like any other here.
      if (one.node() instanceof ScalarNode scalar
          && scalar.getValue().isEmpty()
          && !one.isEmpty()) {
        result.add("");
      } else {
        scalars.text(one).ifPresent(result::add);
      }
    }
    return result;
  }
}
