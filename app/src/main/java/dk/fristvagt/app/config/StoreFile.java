package dk.fristvagt.app.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.Optional;

/**
 * A file of certificates or of a key with its certificates: PEM, PKCS12 or JKS, which its content
 * says.
 *
 * @param password of the file; PEM has none for certificates, and for keys the key's own
 */
record StoreFile(Path path, Optional<Secret> password) {

  private static final int PEEK = 1 << 16;
  private static final byte[] JKS_MAGIC = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};

  /** As Kafka calls it. */
  String type() {
    byte[] head = head();
    if (new String(head, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
      return "PEM";
    }
    boolean jks = head.length >= JKS_MAGIC.length;
    for (int i = 0; jks && i < JKS_MAGIC.length; i++) {
      jks = head[i] == JKS_MAGIC[i];
    }
    return jks ? "JKS" : "PKCS12";
  }

  /**
   * Looks into it.
   *
   * @param key whether there must be a private key
   * @return what is wrong, if anything
   */
  Optional<String> fault(boolean key) {
    return "PEM".equals(type()) ? pemFault(key) : storeFault(key);
  }

  private Optional<String> storeFault(boolean key) {
    if (password.isEmpty()) {
      return Optional.of("is a " + type() + " file, whose password is missing");
    }
    try (InputStream in = Files.newInputStream(path)) {
      KeyStore store = KeyStore.getInstance(type());
      store.load(in, password.get().reveal().toCharArray());
      boolean found = false;
      for (String alias : Collections.list(store.aliases())) {
        found |= key ? store.isKeyEntry(alias) : store.isCertificateEntry(alias);
      }
      return found
          ? Optional.empty()
          : Optional.of(key ? "holds no private key" : "holds no trusted certificate");
    } catch (IOException | GeneralSecurityException e) {
      return Optional.of("cannot be opened: no PEM or PKCS12 file, or the password is wrong");
    }
  }

  private Optional<String> pemFault(boolean key) {
    try {
      String text = Files.readString(path, StandardCharsets.ISO_8859_1);
      if (key && !text.contains("PRIVATE KEY-----")) {
        return Optional.of("holds no private key; a PEM file needs the key and its certificates");
      }
      if (key && text.contains("-----BEGIN RSA PRIVATE KEY") || text.contains("BEGIN EC PRIVATE")) {
        return Optional.of(
            "holds a key that is not in PKCS#8; convert it: openssl pkcs8 -topk8 -in KEY -out NEW");
      }
      int from = text.indexOf("-----BEGIN CERTIFICATE");
      if (from < 0) {
        return Optional.of("holds no certificate");
      }
      StringBuilder certificates = new StringBuilder();
      for (int begin = from;
          begin >= 0;
          begin = text.indexOf("-----BEGIN CERTIFICATE", begin + 1)) {
        int end = text.indexOf("-----END CERTIFICATE-----", begin);
        if (end < 0) {
          return Optional.of("holds a certificate that is cut off");
        }
        certificates.append(text, begin, end).append("-----END CERTIFICATE-----\n");
      }
      CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(
                  certificates.toString().getBytes(StandardCharsets.ISO_8859_1)));
      return Optional.empty();
    } catch (IOException | GeneralSecurityException e) {
      return Optional.of("holds a certificate that cannot be read");
    }
  }

  private byte[] head() {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(PEEK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
