package dk.fristvagt.api.page;

/** A page with all that its template needs, in words and numbers ready to be set. */
public interface Page {

  /** The template's file. */
  String template();

  PageFrame frame();
}
