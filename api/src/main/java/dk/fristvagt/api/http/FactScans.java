package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Work that goes over every fact there is, which may take minutes: one request's at a time; another
 * is told to come again. Thread-safe.
 */
final class FactScans {

  /** Two catalogues over the facts of a large municipality take about this long. */
  private static final String RETRY_AFTER_SECONDS = "30";

  private final Semaphore oneAtATime = new Semaphore(1);

  /**
   * @throws ProblemException when another is under way
   */
  <T> T run(Context ctx, Supplier<T> scan) {
    if (!oneAtATime.tryAcquire()) {
      ctx.header(Header.RETRY_AFTER, RETRY_AFTER_SECONDS);
      throw ProblemException.of(
          ProblemType.BUSY,
          "Tjenesten gennemgår allerede alle oplysninger for en anden. Prøv igen om lidt.",
          "The service is going over every fact for somebody else already. Try again shortly.");
    }
    try {
      return scan.get();
    } finally {
      oneAtATime.release();
    }
  }
}
