package dk.fristvagt.app.runtime;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The addresses that Kafka's clients may ask for tokens: those that are configured, and what the
 * JVM was told before. Kafka keeps the list in a system property and refuses all others.
 */
final class AllowedTokenUrls {

  private static final String PROPERTY = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private AllowedTokenUrls() {}

  static synchronized void allow(String url) {
    Set<String> all = new LinkedHashSet<>();
    Arrays.stream(System.getProperty(PROPERTY, "").split(",", -1))
        .filter(known -> !known.isBlank())
        .forEach(all::add);
    all.add(url);
    System.setProperty(PROPERTY, String.join(",", all));
  }
}
