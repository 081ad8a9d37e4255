package dk.fristvagt.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dk.fristvagt.app.logging.LogFormat;
import org.slf4j.LoggerFactory;

/**
 * How much is logged to standard error: warnings of ours, or everything of note with its stacks.
 */
final class Logging {

  private static volatile boolean verbose;

  private Logging() {}

  static boolean isVerbose() {
    return verbose;
  }

  /** Logs at INFO, whosever it is, with stack traces. */
  static void beVerbose() {
    verbose = true;
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (Logger logger : context.getLoggerList()) {
      if (logger.getLevel() != null) {
        logger.setLevel(Level.INFO);
      }
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(LogFormat.TEXT.appender())
            instanceof ConsoleAppender<ILoggingEvent> console
        && console.getEncoder() instanceof LayoutWrappingEncoder<ILoggingEvent> encoder
        && encoder.getLayout() instanceof PatternLayout layout) {
      layout.stop();
      layout.setPattern("%d{HH:mm:ss.SSS} %-5level [%thread] %logger{0}: %msg%n");
      layout.start();
    }
  }
}
