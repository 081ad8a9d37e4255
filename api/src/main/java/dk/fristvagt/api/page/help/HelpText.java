package dk.fristvagt.api.page.help;

import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Speech;
import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A text of the help, from a Markdown file in this program's own archive ({@code
 * help/overview.da.md}) whose first line is its heading. Immutable.
 *
 * @param title the heading, as plain text
 * @param html the whole text, the heading included
 */
public record HelpText(String title, String html) {

  private static final Map<Screen, HelpText> DANISH = all(Speech.DANISH);
  private static final Map<Screen, HelpText> ENGLISH = all(Speech.ENGLISH);

  /** The help on a page; of the help itself the list of all, of the statement the statement. */
  public static HelpText of(Screen screen, Speech speech) {
    return speech.equals(Speech.DANISH) ? DANISH.get(screen) : ENGLISH.get(screen);
  }

  /** The text as it is set in a page: it is ours, and no part of it is from data or a request. */
  public Content content() {
    return output -> output.writeContent(html);
  }

  private static Map<Screen, HelpText> all(Speech speech) {
    Map<Screen, HelpText> texts = new EnumMap<>(Screen.class);
    for (Screen screen : Screen.values()) {
      texts.put(
          screen,
          parse(read("/dk/fristvagt/api/page/help/" + screen.id() + '.' + speech.tag() + ".md")));
    }
    return texts;
  }

  static HelpText parse(String markdown) {
    Node document = Parser.builder().build().parse(markdown);
    if (!(document.getFirstChild() instanceof Heading heading)
        || heading.getLevel() != 1
        || !(heading.getFirstChild() instanceof Text title)) {
      throw new IllegalStateException("a help text begins with a heading: # …");
    }
    return new HelpText(title.getLiteral(), HtmlRenderer.builder().build().render(document));
  }

  private static String read(String name) {
    try (InputStream input = HelpText.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException(name + " is not in the archive");
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
