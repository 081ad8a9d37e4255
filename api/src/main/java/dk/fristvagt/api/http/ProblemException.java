package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Speech;

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

  private ProblemException(ProblemType type, String parameter, String danish, String english) {
    super(english, null, false, false);
    this.type = type;
    this.parameter = parameter;
    this.danish = danish;
    this.english = english;
  }

  static ProblemException of(ProblemType type, String danish, String english) {
    return new ProblemException(type, null, danish, english);
  }

  /** A known parameter with a value that is none. */
  static ProblemException badParameter(String name, String danish, String english) {
    return new ProblemException(ProblemType.BAD_PARAMETER, name, danish, english);
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
