package dk.fristvagt.api.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dk.fristvagt.api.ExampleMunicipality;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.rules.fact.CaseId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A page as somebody meets it. */
record Scene(
    Screen screen,
    ExampleState state,
    Language language,
    ColorScheme theme,
    Device device,
    Scripts scripts) {

  enum Language {
    DANISH,
    ENGLISH
  }

  enum Device {
    DESKTOP(1280, 900),
    TABLET(820, 1180),
    PHONE(375, 812);

    private final int width;
    private final int height;

    Device(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  enum Scripts {
    RUN,
    OFF
  }

  /** Pages that show no data: they are the same in every state. */
  private static final Set<Screen> TEXTS = EnumSet.of(Screen.HELP, Screen.ACCESSIBILITY);

  /** What each part may be, in the order of the parts, of pages that show data. */
  static List<List<?>> choices() {
    return List.of(
        List.copyOf(EnumSet.complementOf(EnumSet.copyOf(TEXTS))),
        List.of(
            ExampleState.ORDINARY, ExampleState.STALE, ExampleState.EMPTY, ExampleState.OVERFULL),
        List.of(Language.values()),
        List.of(ColorScheme.LIGHT, ColorScheme.DARK),
        List.of(Device.values()),
        List.of(Scripts.values()));
  }

  /** The scenes of pages that are texts. */
  static List<Scene> texts() {
    return List.of(
        new Scene(
            Screen.HELP,
            ExampleState.ORDINARY,
            Language.DANISH,
            ColorScheme.LIGHT,
            Device.DESKTOP,
            Scripts.OFF),
        new Scene(
            Screen.ACCESSIBILITY,
            ExampleState.ORDINARY,
            Language.ENGLISH,
            ColorScheme.DARK,
            Device.PHONE,
            Scripts.RUN));
  }

  static Scene of(List<?> parts) {
    return new Scene(
        (Screen) parts.get(0),
        (ExampleState) parts.get(1),
        (Language) parts.get(2),
        (ColorScheme) parts.get(3),
        (Device) parts.get(4),
        (Scripts) parts.get(5));
  }

  Scene withScripts(Scripts other) {
    return new Scene(screen, state, language, theme, device, other);
  }

  void window(NewContextOptions options) {
    options
        .setViewportSize(device.width, device.height)
        .setColorScheme(theme)
        .setJavaScriptEnabled(scripts == Scripts.RUN);
  }

  /** Where the page is. */
  String path() {
    return path(screen) + (language == Language.ENGLISH ? "?lang=en" : "");
  }

  static String path(Screen screen) {
    CaseId id = ExampleMunicipality.get().busiestCase();
    return switch (screen) {
      case CASE -> screen.path() + '/' + id.municipality() + '/' + id.caseId();
      case OBLIGATION -> screen.path() + '/' + ExampleMunicipality.get().oldestOverdue();
      default -> screen.path();
    };
  }

  /** {@code overview-stale-danish-dark-phone-run}. */
  String name() {
    return String.join("-", screen.id(), state.name(), language.name(), theme.name(), device.name())
            .toLowerCase(Locale.ROOT)
        + (scripts == Scripts.OFF ? "-noscript" : "");
  }
}
