package dk.fristvagt.app.command;

/** What is said beside the result. */
final class StandardError {

  private StandardError() {}

  static void line(String text) {
    System.err.println(text);
  }
}
