package dk.fristvagt.app.secured;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates of servers and clients, and writes them as operators get them. */
final class Authority {

  private static final Duration LIFETIME = Duration.ofDays(2);

  private final Path directory;
  private final String name;
  private final KeyPair keys = keyPair();
  private final X509Certificate certificate;

  Authority(Path directory, String name) {
    this.directory = directory;
    this.name = name;
    this.certificate = sign(name, keys, null, true);
  }

  /** A PEM file with the authority's own certificate. */
  Path truststore() {
    return write(name + "-ca.pem", pem(certificate));
  }

  /**
   * A PKCS12 file with a new key and its certificate.
   *
   * @param host an IP address or a DNS name; null for a client
   */
  Path pkcs12(String subject, GeneralName host, String password) {
    KeyPair own = keyPair();
    X509Certificate signed = sign(subject, own, host, false);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          subject,
          own.getPrivate(),
          password.toCharArray(),
          new Certificate[] {signed, certificate});
      Path file = directory.resolve(name + "-" + subject + ".p12");
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, password.toCharArray());
      }
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PEM file with a new key (PKCS#8) and its certificate. */
  Path pemKeystore(String subject) {
    KeyPair own = keyPair();
    X509Certificate signed = sign(subject, own, null, false);
    try {
      return write(
          name + "-" + subject + ".pem",
          pem(new JcaPKCS8Generator(own.getPrivate(), null)) + pem(signed) + pem(certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509Certificate sign(String subject, KeyPair own, GeneralName host, boolean authority) {
    Instant now = Instant.now();
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + name),
              new BigInteger(64, new SecureRandom()),
              Date.from(now.minus(LIFETIME)),
              Date.from(now.plus(LIFETIME)),
              new X500Name("CN=" + subject),
              own.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (host != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(host));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private Path write(String file, String text) {
    try {
      return Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
