package dk.fristvagt.app.connection;

import java.util.Optional;

/** Looks through what led to an exception. */
final class Causes {

  private static final int DEEPEST = 20;

  private Causes() {}

  /** The first of a type, from the outside in. */
  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  /** The innermost message, on one line. */
  static String rootMessage(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null || message.isBlank()
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  /** All messages, for looking for words. */
  static String messages(Throwable failure) {
    StringBuilder all = new StringBuilder();
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      all.append(at.getClass().getSimpleName()).append(' ').append(at.getMessage()).append('\n');
      at = at.getCause();
    }
    return all.toString();
  }
}
