package dk.fristvagt.app.command;

import dk.fristvagt.app.config.Secret;
import dk.fristvagt.streams.cluster.ClusterSecret;
import dk.fristvagt.streams.cluster.ClusterSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the service is one of several instances, and how they reach each other. */
@Command
final class ClusterOptions {

  private static final String SECRET = "FRISTVAGT_CLUSTER_SECRET";

  /** {@code host:port} or {@code [address]:port}. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\[\\]/\\s]+)):([0-9]{1,5})");

  private static final int LARGEST_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--advertised-address",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:FRISTVAGT_ADVERTISED_ADDRESS}",
      description =
          "This is one of several instances of the service: where the others reach it, on a port"
              + " for them alone; or FRISTVAGT_ADVERTISED_ADDRESS. Beyond this machine all need"
              + " the same secret of 32 characters or more in "
              + SECRET
              + ".")
  private String advertisedAddress;

  @Option(
      names = "--internal-bind",
      paramLabel = "HOST",
      defaultValue = "${env:FRISTVAGT_INTERNAL_BIND}",
      description =
          "Which of this machine's addresses listens for the other instances (default: the"
              + " advertised host); or FRISTVAGT_INTERNAL_BIND.")
  private String internalBind;

  @Option(
      names = "--instance-id",
      paramLabel = "NAME",
      defaultValue = "${env:FRISTVAGT_INSTANCE_ID}",
      description =
          "Names this instance for good, so that it gets its partitions back when it is started"
              + " again at once; another one for each; or FRISTVAGT_INSTANCE_ID.")
  private String instanceId;

  /**
   * What they say; empty for the only instance.
   *
   * @param secret what all instances know
   * @throws ParameterException when they do not fit together
   */
  Optional<ClusterSettings> settings(Optional<Secret> secret) {
    if (isMissing(advertisedAddress)) {
      if (!isMissing(internalBind) || !isMissing(instanceId)) {
        throw usage("--internal-bind and --instance-id belong to --advertised-address.");
      }
      return Optional.empty();
    }
    Matcher address = ADDRESS.matcher(advertisedAddress);
    if (!address.matches() || Integer.parseInt(address.group(3)) > LARGEST_PORT) {
      throw usage("--advertised-address must be HOST:PORT.");
    }
    String host = address.group(1) != null ? address.group(1) : address.group(2);
    try {
      return Optional.of(
          new ClusterSettings(
              host,
              Integer.parseInt(address.group(3)),
              isMissing(internalBind) ? host : internalBind,
              isMissing(instanceId) ? Optional.empty() : Optional.of(instanceId),
              secret.map(Secret::reveal).map(ClusterSecret::new)));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage() + "; set " + SECRET + " to the same text for all, or see --help.");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private static boolean isMissing(String option) {
    return option == null || option.isBlank();
  }
}
