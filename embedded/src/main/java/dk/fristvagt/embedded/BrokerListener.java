package dk.fristvagt.embedded;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A further listener of an {@link EmbeddedBroker}, on a free port of the loopback interface, beside
 * the one that is there anyway.
 *
 * @param name capital letters, digits and underscores; none of the broker's own
 * @param protocol Kafka's name of a security protocol, such as {@code SASL_SSL}
 * @param settings Kafka's listener settings, without {@code listener.name.…} before them
 */
public record BrokerListener(String name, String protocol, Map<String, String> settings) {

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  public BrokerListener {
    if (!NAME.matcher(name).matches()
        || name.equals(BrokerProperties.CONTROLLER)
        || name.equals(BrokerProperties.CLIENTS)) {
      throw new IllegalArgumentException("'" + name + "' is no name for a further listener.");
    }
    settings = Map.copyOf(settings);
  }

  /** Not the settings, which hold passwords. */
  @Override
  public String toString() {
    return name + " (" + protocol + ")";
  }
}
