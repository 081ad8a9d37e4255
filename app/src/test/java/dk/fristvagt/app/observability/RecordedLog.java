package dk.fristvagt.app.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged at INFO, whosever it is, as with {@code --verbose}. */
final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Map<Logger, Level> levels = new HashMap<>();
  private final List<ch.qos.logback.core.Appender<ILoggingEvent>> others = new ArrayList<>();
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

  RecordedLog() {
    setContext(context);
    for (Logger logger : context.getLoggerList()) {
      if (logger.getLevel() != null) {
        levels.put(logger, logger.getLevel());
        logger.setLevel(Level.INFO);
      }
    }
    root.iteratorForAppenders().forEachRemaining(others::add);
    others.forEach(root::detachAppender);
    start();
    root.addAppender(this);
  }

  List<ILoggingEvent> events() {
    return List.copyOf(events);
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
    events.add(event);
  }

  @Override
  public void close() {
    root.detachAppender(this);
    others.forEach(root::addAppender);
    levels.forEach(Logger::setLevel);
    stop();
  }
}
