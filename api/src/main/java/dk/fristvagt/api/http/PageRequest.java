package dk.fristvagt.api.http;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.PageState;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.identity.Access;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a page is made from: the request, and the views as they were when it came. For one thread.
 *
 * @param snapshot never empty where the page shows data
 */
record PageRequest(
    Context ctx,
    PageSource source,
    QueryParameters parameters,
    Speech speech,
    ViewSnapshot snapshot,
    boolean stale,
    ZoneId zone) {

  /** The same as if no partition could answer. */
  PageRequest withoutData() {
    ViewSnapshot nothing = new ViewSnapshot(List.of(), snapshot.expectedPartitions());
    return new PageRequest(ctx, source, parameters, speech, nothing, false, zone);
  }

  /** A part of the path, decoded. */
  String pathParam(String name) {
    return ctx.pathParam(name);
  }

  /** Of whom the page may show what it shows. */
  Access access() {
    return Authorization.access(ctx);
  }

  /** What is around the page's content. */
  PageFrame frame(String danishTitle, String englishTitle) {
    return frame(source.screen(), speech.say(danishTitle, englishTitle), source.liveSeconds());
  }

  /** The same of another screen, such as that of an error. */
  PageFrame frame(Screen screen, String title, int liveSeconds) {
    PageState state =
        snapshot.isEmpty() || source.keeping() == PageSource.Keeping.TEXT
            ? null
            : new PageState(Instant.ofEpochMilli(snapshot.clock()), stale, snapshot.partitions());
    return new PageFrame(
        speech,
        screen,
        title,
        ctx.req().getRequestURI(),
        ctx.queryParamMap(),
        zone,
        state,
        liveSeconds,
        RequestPrincipal.signedIn(ctx),
        opened -> opened.permission() == null || Authorization.mayAsk(ctx, opened.permission()));
  }
}
