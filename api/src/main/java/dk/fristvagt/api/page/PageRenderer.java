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

  /** The template's only parameter is the page itself. */
  public byte[] render(Page page) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(page.template(), page, output);
    return output.toByteArray();
  }
}
