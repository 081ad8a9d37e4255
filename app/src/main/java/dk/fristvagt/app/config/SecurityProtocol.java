package dk.fristvagt.app.config;

/** How clients and brokers speak, as Kafka names it. */
enum SecurityProtocol {
  PLAINTEXT(false, false),
  SSL(true, false),
  SASL_PLAINTEXT(false, true),
  SASL_SSL(true, true);

  private final boolean tls;
  private final boolean sasl;

  SecurityProtocol(boolean tls, boolean sasl) {
    this.tls = tls;
    this.sasl = sasl;
  }

  /** Whether it is encrypted. */
  boolean tls() {
    return tls;
  }

  /** Whether a client says who it is, beyond its certificate. */
  boolean sasl() {
    return sasl;
  }
}
