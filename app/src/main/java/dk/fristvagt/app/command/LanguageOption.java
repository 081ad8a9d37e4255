package dk.fristvagt.app.command;

import dk.fristvagt.rules.catalogue.text.Language;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which language rules are described in. */
@Command
final class LanguageOption {

  /** The languages by their codes. */
  enum Code {
    DA,
    EN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"--lang", "--language"},
      paramLabel = "CODE",
      defaultValue = "en",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Code code;

  Language language() {
    return code == Code.DA ? Language.DANISH : Language.ENGLISH;
  }
}
