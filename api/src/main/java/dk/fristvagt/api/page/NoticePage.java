package dk.fristvagt.api.page;

/**
 * A page that says one thing: that the service is starting, or why there is nothing to show.
 *
 * @param heading what it is about
 * @param text what it means and what can be done
 * @param retrySeconds after which it may be asked for again by itself; 0 where that is of no use
 */
public record NoticePage(PageFrame frame, String heading, String text, int retrySeconds)
    implements Page {

  @Override
  public String template() {
    return "notice.jte";
  }
}
