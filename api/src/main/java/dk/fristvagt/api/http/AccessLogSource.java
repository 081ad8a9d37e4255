package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.page.accesslog.AccessLogPage;
import java.util.Set;

/** {@code GET /access-log}: also while no partition can answer. */
final class AccessLogSource implements PageSource {

  private static final int ROWS = 50;

  private final AccessLogRequest request;

  AccessLogSource(ApiBackend backend) {
    this.request = new AccessLogRequest(backend);
  }

  @Override
  public Screen screen() {
    return Screen.ACCESS_LOG;
  }

  @Override
  public Set<String> parameters() {
    return AccessLogRequest.PARAMETERS;
  }

  @Override
  public Keeping keeping() {
    return Keeping.FRESH;
  }

  @Override
  public boolean needsViews() {
    return false;
  }

  @Override
  public Page page(PageRequest page) {
    QueryParameters parameters = page.parameters();
    return new AccessLogPage(
        page.frame(Screen.ACCESS_LOG.name(Speech.DANISH), Screen.ACCESS_LOG.name(Speech.ENGLISH)),
        new AccessLogPage.Asked(
            text(parameters, AccessLogRequest.CASE),
            text(parameters, AccessLogRequest.CHILD),
            text(parameters, AccessLogRequest.SUBJECT),
            parameters.list(AccessLogRequest.ACTION),
            text(parameters, AccessLogRequest.FROM),
            text(parameters, AccessLogRequest.TO)),
        request.answer(request.query(parameters, Authorization.principal(page.ctx()), ROWS)));
  }

  private static String text(QueryParameters parameters, String name) {
    String text = parameters.one(name);
    return text == null ? "" : text;
  }
}
