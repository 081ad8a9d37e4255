package dk.fristvagt.api.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/** Renders pages from their compiled templates, as UTF-8. Thread-safe. */
public final class PageRenderer {

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          PageRenderer.class.getClassLoader(),
          "dk.fristvagt.api.page.templates");

  public byte[] overview(OverviewPage page) {
    return render("overview.jte", page);
  }

  /** The page while no partition can answer. */
  public byte[] waiting(Speech speech) {
    return render("waiting.jte", speech);
  }

  private byte[] render(String template, Object model) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, model, output);
    return output.toByteArray();
  }
}
