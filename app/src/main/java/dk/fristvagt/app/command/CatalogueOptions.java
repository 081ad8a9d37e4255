package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CatalogueChoice;
import dk.fristvagt.rules.catalogue.Catalogue;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which catalogue. */
@Command
final class CatalogueOptions {

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      defaultValue = "${env:FRISTVAGT_CATALOGUE}",
      description =
          "Rules as YAML (default: the built-in dk-child-services); or FRISTVAGT_CATALOGUE.")
  private Path file;

  Catalogue load() {
    return CatalogueChoice.load(file);
  }
}
