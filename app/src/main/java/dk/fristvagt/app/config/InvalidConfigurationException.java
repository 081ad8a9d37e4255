package dk.fristvagt.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration has errors; the message has each on a line of its own. */
public final class InvalidConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  InvalidConfigurationException(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::text).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All of them: those of the file in its order, then the others. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
