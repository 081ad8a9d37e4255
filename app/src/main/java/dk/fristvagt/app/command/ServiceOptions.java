package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.ServiceClient;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which running service a command asks. */
@Command
final class ServiceOptions {

  private static final String DEFAULT_URL = "http://127.0.0.1:8080/";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the service answers (default: " + DEFAULT_URL + "); or FRISTVAGT_URL.")
  private URI url;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the embedded system whose service is asked.")
  private Path data;

  /** Whether a service was named on the command line. */
  boolean isGiven() {
    return url != null || data != null;
  }

  /**
   * @throws ParameterException when two are named, or the address is none
   * @throws CommandFailure when nothing runs on the data directory
   */
  ServiceClient client() {
    if (url != null && data != null) {
      throw usage("--url and --data exclude each other.");
    }
    if (data != null) {
      return new ServiceClient(
          new DataDirectory(data)
              .runningSystem()
              .readService()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          "no service runs on " + data + "; start it with: fristvagt serve")),
          AccessToken.configured());
    }
    URI address = url != null ? url : configured();
    if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
      throw usage("--url must begin with http:// or https://.");
    }
    return new ServiceClient(address, AccessToken.configured());
  }

  private URI configured() {
    String variable = System.getenv("FRISTVAGT_URL");
    try {
      return URI.create(variable == null || variable.isBlank() ? DEFAULT_URL : variable);
    } catch (IllegalArgumentException e) {
      throw usage("FRISTVAGT_URL is no address.");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
