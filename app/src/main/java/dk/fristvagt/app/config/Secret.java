package dk.fristvagt.app.config;

import java.util.Objects;

/** A text that nobody must see: whatever prints this prints that it is hidden. Immutable. */
public final class Secret {

  /** What is printed in its place, as Kafka prints passwords. */
  public static final String HIDDEN = "[hidden]";

  private final String text;

  public Secret(String text) {
    this.text = Objects.requireNonNull(text);
  }

  /** The text itself, for whoever authenticates with it. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && text.equals(secret.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
