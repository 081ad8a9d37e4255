package dk.fristvagt.app.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import dk.fristvagt.app.logging.LogFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program's {@code logback.xml} in one of its formats, apart from the log of the test. */
final class ConfiguredLog {

  private final LoggerContext context = new LoggerContext();

  ConfiguredLog(LogFormat format) throws JoranException {
    this(format.appender());
  }

  ConfiguredLog(String format) throws JoranException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty(LogFormat.VARIABLE, format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(ConfiguredLog.class.getResource("/logback.xml"));
  }

  /** The line that an event becomes. */
  String line(ILoggingEvent event) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    OutputStreamAppender<ILoggingEvent> appender =
        (OutputStreamAppender<ILoggingEvent>) root.iteratorForAppenders().next();
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  /** What logback has to say of the configuration; it would print it to standard output. */
  List<String> warnings() {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getEffectiveLevel() >= Status.WARN)
        .map(Status::getMessage)
        .toList();
  }

  Level levelOf(String logger) {
    return context.getLogger(logger).getEffectiveLevel();
  }

  Logger logger(String name) {
    return context.getLogger(name);
  }
}
