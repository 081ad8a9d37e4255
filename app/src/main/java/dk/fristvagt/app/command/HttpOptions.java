package dk.fristvagt.app.command;

import dk.fristvagt.app.config.Configuration;
import dk.fristvagt.app.runtime.HttpAccess;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From where a service can be reached, and how it tells who asks. */
@Command
final class HttpOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on (default: 127.0.0.1); others than this machine's only with"
              + " identity configured; or FRISTVAGT_HTTP_HOST.")
  private String host;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where people and programs reach the service, behind a proxy that ends TLS; or"
              + " FRISTVAGT_HTTP_PUBLIC_URL.")
  private String publicUrl;

  /** As the command line, the environment and the configuration file say together. */
  HttpAccess access(InstantSource time) {
    Configuration all = ConfiguredDefaults.configuration(command);
    return HttpAccess.of(all.http(), all.identity(), time);
  }

  /** On standard error, where nobody is asked who they are. */
  void sayWhoMayAsk() {
    if (ConfiguredDefaults.configuration(command).identity().isEmpty()) {
      StandardError.line(
          "No identity is configured: the service listens on this machine alone, and whoever is at"
              + " it may see everything.");
    }
  }
}
