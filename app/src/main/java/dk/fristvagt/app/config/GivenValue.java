package dk.fristvagt.app.config;

/** A value as it was written, and where. Its text may be a secret and is not printed. */
record GivenValue(String text, Origin origin) {

  @Override
  public String toString() {
    return "value from " + origin.text();
  }
}
