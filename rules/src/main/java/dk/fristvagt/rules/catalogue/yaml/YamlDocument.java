package dk.fristvagt.rules.catalogue.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the one document of a YAML text into nodes with positions, within bounds. */
public final class YamlDocument {

  /** In code points; the built-in catalogue has some 25,000. */
  public static final int MAX_LENGTH = 2_000_000;

  /**
   * A catalogue has six levels; composing is recursive, so a text of brackets would overflow the
   * stack.
   */
  private static final int MAX_DEPTH = 30;

  private static final int MAX_ALIASES = 1_000;

  private final Findings findings;

  public YamlDocument(Findings findings) {
    this.findings = findings;
  }

  /** The root; empty, with an error found, where the text is no single document. */
  public Optional<Node> read(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("catalogue")
            .setCodePointLimit(MAX_LENGTH)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setSchema(new CoreSchema())
            .build();
    try {
      if (!isWithinBounds(settings, text)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        findings.add(1, 1, "", "the file is empty");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      findings.add(
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          "",
          "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      String before =
          text.substring(
              0,
              text.offsetByCodePoints(
                  0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))));
      int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      findings.add(
          line,
          before.length() - before.lastIndexOf('\n'),
          "",
          "not YAML: a character that may not stand in a text");
    } catch (YamlEngineException e) {
      findings.add(1, 1, "", "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private boolean isWithinBounds(LoadSettings settings, String text) {
    int depth = 0;
    int aliases = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> aliases++;
        default -> {}
      }
      if (depth > MAX_DEPTH || aliases > MAX_ALIASES) {
        Mark mark = event.getStartMark().orElseThrow();
        findings.add(
            mark.getLine() + 1,
            mark.getColumn() + 1,
            "",
            depth > MAX_DEPTH
                ? "nested more than " + MAX_DEPTH + " levels deep"
                : "more than " + MAX_ALIASES + " aliases");
        return false;
      }
    }
    return true;
  }
}
