package dk.fristvagt.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Connections to servers whose certificates are signed by those of a file, and by no others. */
final class TrustedSockets {

  private TrustedSockets() {}

  /**
   * @param store in which nothing is wrong
   */
  static SSLSocketFactory of(StoreFile store) {
    try (InputStream in = Files.newInputStream(store.path())) {
      KeyStore trusted;
      if ("PEM".equals(store.type())) {
        trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (Certificate certificate :
            CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          trusted.setCertificateEntry(String.valueOf(number++), certificate);
        }
      } else {
        trusted = KeyStore.getInstance(store.type());
        trusted.load(in, store.password().orElseThrow().reveal().toCharArray());
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a truststore that was found to be whole is not", e);
    }
  }
}
