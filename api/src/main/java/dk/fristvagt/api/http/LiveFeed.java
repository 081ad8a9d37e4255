package dk.fristvagt.api.http;

import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.api.live.StatusBroadcaster;

/** A broadcaster that hears of a backend's views until it is closed. */
record LiveFeed(StatusBroadcaster broadcaster, Runnable stopListening) implements AutoCloseable {

  static LiveFeed start(ApiSettings settings, ApiBackend backend, LiveSettings liveSettings) {
    LiveStatus live = new LiveStatus(backend, settings.staleAfter());
    StatusBroadcaster broadcaster =
        new StatusBroadcaster(backend::snapshot, live::isStale, live.reports(), liveSettings);
    return new LiveFeed(broadcaster, backend.views().onChange(broadcaster::viewsChanged));
  }

  @Override
  public void close() {
    stopListening.run();
    broadcaster.close();
  }
}
