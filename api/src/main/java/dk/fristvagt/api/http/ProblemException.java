package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import java.util.List;

/**
 * A request that is answered with a problem. Its texts never hold what the request said: that may
 * be personal data.
 */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String parameter;
  private final String danish;
  private final String english;
  private final transient List<CatalogueError> errors;

  private ProblemException(ProblemType type, String parameter, String danish, String english) {
    this(type, parameter, danish, english, null);
  }

  private ProblemException(
      ProblemType type,
      String parameter,
      String danish,
      String english,
      List<CatalogueError> errors) {
    super(english, null, false, false);
    this.type = type;
    this.parameter = parameter;
    this.danish = danish;
    this.english = english;
    this.errors = errors;
  }

  static ProblemException of(ProblemType type, String danish, String english) {
    return new ProblemException(type, null, danish, english);
  }

  /** A known parameter with a value that is none. */
  static ProblemException badParameter(String name, String danish, String english) {
    return new ProblemException(ProblemType.BAD_PARAMETER, name, danish, english);
  }

  /** With everything that is wrong with a catalogue that was sent. */
  ProblemException withErrors(List<CatalogueError> all) {
    return new ProblemException(type, parameter, danish, english, List.copyOf(all));
  }

  /** What is wrong with a catalogue that was sent, or null where that is not the matter. */
  List<CatalogueError> errors() {
    return errors;
  }

  ProblemType type() {
    return type;
  }

  /** The parameter at fault, or null. */
  String parameter() {
    return parameter;
  }

  String detail(Speech speech) {
    return speech.say(danish, english);
  }
}
