package dk.fristvagt.app.config;

import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Properties of Kafka's clients, by Kafka's own names. What the system's guarantees rest on, and
 * what has a setting of its own, is not among them.
 */
record ExtraProperties(Map<ClientKind, Map<String, Object>> byKind) {

  ExtraProperties {
    byKind = Map.copyOf(byKind);
  }

  static ExtraProperties read(Reading in) {
    Map<ClientKind, Map<String, Object>> byKind = new HashMap<>();
    for (ClientKind kind : ClientKind.values()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      in.map(kind.key())
          .forEach(
              (name, given) ->
                  value(in, kind, name, given).ifPresent(value -> properties.put(name, value)));
      byKind.put(kind, Map.copyOf(properties));
    }
    return new ExtraProperties(byKind);
  }

  private static Optional<Object> value(
      Reading in, ClientKind kind, String name, GivenValue given) {
    String key = kind.key() + "." + name;
    if (kind.isFixed(name)) {
      in.add(
          new ConfigProblem(
              key,
              given.origin(),
              "may not be changed: it is set by the system or by its own key"));
      return Optional.empty();
    }
    Optional<ConfigDef.ConfigKey> definition = kind.definition(name);
    if (definition.isEmpty() || definition.get().type() == ConfigDef.Type.PASSWORD) {
      in.add(
          new ConfigProblem(
              key,
              given.origin(),
              "is no property of Kafka's that may be set here"
                  + Suggestion.forName(name, kind.names())));
      return Optional.empty();
    }
    try {
      Object value = ConfigDef.parseType(name, given.text(), definition.get().type());
      if (definition.get().validator != null) {
        definition.get().validator.ensureValid(name, value);
      }
      return Optional.of(value);
    } catch (ConfigException e) {
      in.add(
          new ConfigProblem(
              key,
              given.origin(),
              "must be "
                  + definition.get().type().name().toLowerCase(Locale.ROOT)
                  + (definition.get().validator == null ? "" : " " + definition.get().validator)));
      return Optional.empty();
    }
  }

  Map<String, Object> of(ClientKind kind) {
    return byKind.getOrDefault(kind, Map.of());
  }
}
