package dk.fristvagt.app.logging;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How log lines are written. {@code logback.xml} includes a file by the name of each. */
public enum LogFormat {
  /** For people: local time, warnings only unless more is asked for, no stack traces. */
  TEXT("text"),
  /** For what collects logs: one JSON object per line, requests and stack traces included. */
  JSON("json");

  /** Environment variable, or system property, that chooses one; text where it is not set. */
  public static final String VARIABLE = "FRISTVAGT_LOG_FORMAT";

  private final String appender;

  LogFormat(String appender) {
    this.appender = appender;
  }

  /** Its name in {@value #VARIABLE}, of its file and of the appender there. */
  public String appender() {
    return appender;
  }

  /**
   * What is wrong with the choice made, in one line; empty when nothing is. A wrong one would leave
   * the program without a log.
   */
  public static Optional<String> problem() {
    return problem(System.getProperty(VARIABLE, System.getenv(VARIABLE)));
  }

  /**
   * @param chosen null where nothing was; an empty text is a choice, by which no file is found
   */
  static Optional<String> problem(String chosen) {
    if (chosen == null
        || Arrays.stream(values()).anyMatch(format -> format.appender.equals(chosen))) {
      return Optional.empty();
    }
    return Optional.of(
        VARIABLE
            + " must be one of: "
            + Arrays.stream(values()).map(LogFormat::appender).collect(Collectors.joining(", "))
            + ".");
  }
}
