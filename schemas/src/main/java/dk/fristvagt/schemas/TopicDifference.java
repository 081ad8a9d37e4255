package dk.fristvagt.schemas;

/**
 * An existing topic is not as it should be.
 *
 * @param setting {@code partitions}, or the name of a topic configuration
 */
public record TopicDifference(String topic, String setting, String expected, String actual) {}
