package dk.fristvagt.api.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The style sheet of Det Fælles Designsystem with its colours made custom properties.
 *
 * <p>The design system writes some twenty colours out and has no dark theme. Here each becomes
 * {@code var(--fds-…)}, whose values {@code fristvagt.css} sets for light (the design system's own)
 * and for dark; so every component of it follows, also those that no page uses yet. Its fonts are
 * declared in {@code fristvagt.css}, for it names formats that are not shipped here before those
 * that are.
 */
final class DesignSystem {

  private static final String NAME = "dkfds/css/dkfds.min.css";

  private static final Pattern FONT_FACE = Pattern.compile("@font-face\\{[^}]*\\}");
  private static final Pattern COLOUR =
      Pattern.compile("(?i)#[0-9a-f]{3,8}\\b|(?<![-\\w.#/])(?:white|black)(?![-\\w.(])");

  /** See-through ones ({@code #0000}, shadows) serve both themes as they are. */
  private static final Map<String, String> PROPERTIES = properties();

  private DesignSystem() {}

  static Asset styleSheet() {
    Asset plain = Asset.read(NAME);
    String css = new String(plain.content(), StandardCharsets.UTF_8);
    return new Asset(
        NAME, plain.contentType(), withProperties(css).getBytes(StandardCharsets.UTF_8));
  }

  static String withProperties(String css) {
    Matcher colour = COLOUR.matcher(FONT_FACE.matcher(css).replaceAll(""));
    return colour.replaceAll(
        found -> PROPERTIES.getOrDefault(found.group().toLowerCase(Locale.ROOT), found.group()));
  }

  private static Map<String, String> properties() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("#1a1a1a", "ink");
    names.put("#454545", "ink-soft");
    names.put("#707070", "ink-quiet");
    names.put("#8e8e8e", "line-strong");
    names.put("#bfbfbf", "line");
    names.put("#dcdcdc", "line-soft");
    names.put("#f5f5f5", "raised");
    names.put("#fff", "ground");
    names.put("white", "ground");
    names.put("black", "ink");
    names.put("#c00", "error");
    names.put("#ffe0e0", "error-ground");
    names.put("#febb30", "warning");
    names.put("#fec", "warning-ground");
    names.put("#358000", "success");
    names.put("#ddf7ce", "success-ground");
    names.put("#1b86c3", "info");
    names.put("#e2f2fb", "info-ground");
    names.put("#004d99", "link");
    names.put("#800080", "visited");
    names.replaceAll((colour, name) -> "var(--fds-" + name + ')');
    return Map.copyOf(names);
  }
}
