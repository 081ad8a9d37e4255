package dk.fristvagt.app.connection;

import java.util.Optional;

/** Says in words why a TLS connection did not come about. */
final class TlsFault {

  private TlsFault() {}

  /**
   * @param section {@code kafka.tls} or {@code registry.tls}
   * @param server who is spoken with
   * @return empty where it is no matter of TLS
   */
  static Optional<String> of(Throwable failure, String section, String server) {
    String all = Causes.messages(failure);
    if (all.contains("PKIX") || all.contains("CertPath") || all.contains("trustAnchors")) {
      return Optional.of(
          all.contains("validity check failed") || all.contains("NotAfter")
              ? "the certificate of " + server + " has expired or is not valid yet"
              : "the certificate of "
                  + server
                  + " is not trusted; "
                  + section
                  + ".truststore must hold the certificate of the authority that signed it");
    }
    if (all.contains("No subject alternative")
        || all.contains("No name matching")
        || all.contains("HTTPS hostname wrong")) {
      return Optional.of(
          "the certificate of "
              + server
              + " is not of the host that was asked for; use the name it was made out to");
    }
    if (all.contains("certificate_required")
        || all.contains("bad_certificate")
        || all.contains("unknown_ca")
        || all.contains("certificate_unknown")) {
      return Optional.of(
          server
              + " wants a certificate of ours that it trusts; "
              + section
              + ".keystore must hold one");
    }
    if (all.contains("Unsupported or unrecognized SSL message")
        || all.contains("plaintext connection?")) {
      return Optional.of(server + " does not speak TLS; check the port and the address");
    }
    if (all.contains("SSL") || all.contains("handshake")) {
      return Optional.of("TLS with " + server + " failed: " + Causes.rootMessage(failure));
    }
    return Optional.empty();
  }
}
