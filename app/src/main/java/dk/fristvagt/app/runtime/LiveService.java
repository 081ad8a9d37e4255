package dk.fristvagt.app.runtime;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.LiveTicker;
import dk.fristvagt.sources.LiveTickerSettings;
import java.net.URI;
import java.time.Duration;

/**
 * The service with a wall clock, the time of its settings, as its feeder. After downtime the ticker
 * first makes up for the midnights that were missed; what was imported meanwhile is read before
 * them. Thread-safe.
 */
public final class LiveService implements AutoCloseable {

  /** The source whose ticks are the wall clock's. */
  public static final String WALL_CLOCK = "wall-clock";

  private final ResourceStack open = new ResourceStack();
  private DeadlineService service;
  private LiveTicker ticker;

  private LiveService() {}

  /**
   * Returns as soon as the API listens.
   *
   * @param grace how long after its registration a fact may still arrive
   * @param ticks whether the wall clock ticks here
   * @throws CommandFailure when the port is taken
   * @throws StoppedException when a stop was requested meanwhile
   */
  public static LiveService start(
      ServiceSettings settings,
      KafkaConnection connection,
      Duration grace,
      boolean ticks,
      StopSignal stop) {
    LiveService live = new LiveService();
    try {
      live.service = DeadlineService.start(settings, connection, stop);
      live.open.push(live.service);
      if (ticks) {
        live.tick(settings, connection, grace);
      }
      return live;
    } catch (RuntimeException | Error e) {
      live.open.closeAfter(e);
      throw e;
    }
  }

  public URI address() {
    return service.address();
  }

  public DeadlineService service() {
    return service;
  }

  /**
   * @throws CommandFailure when the ticker or the streams have given up
   */
  public void requireAlive() {
    service.requireAlive();
    if (ticker != null) {
      ticker
          .failure()
          .ifPresent(
              cause -> {
                throw new CommandFailure(
                    "ticking has stopped (" + cause.getMessage() + "); start it again", cause);
              });
    }
  }

  /** Stops the ticker, the API and the streams, in this order. */
  @Override
  public void close() {
    open.close();
  }

  private void tick(ServiceSettings settings, KafkaConnection connection, Duration grace) {
    AvroSerdes serdes = open.push(connection.serdes());
    CaseChangeProducer producer =
        connection.producer(serdes, settings.topics().names(), settings.calendars());
    open.push(producer);
    ticker =
        new LiveTicker(
            time -> producer.tick(WALL_CLOCK, time),
            settings.time(),
            LiveTickerSettings.withGrace(grace),
            new LastTick(connection, serdes)
                .of(WALL_CLOCK, settings.topics().names().caseChanges()));
    open.push(ticker);
    ticker.start();
  }
}
