package dk.fristvagt.app.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Finds out how a port answers, without sending anything that matters. */
final class TlsProbe {

  /** How a port answers. */
  enum Answer {
    UNKNOWN_HOST,
    NOTHING_LISTENS,
    TLS,
    NO_TLS
  }

  private static final int LONGEST_WAIT_MS = 2_000;

  private TlsProbe() {}

  static Answer ask(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return Answer.UNKNOWN_HOST;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, LONGEST_WAIT_MS);
      socket.setSoTimeout(LONGEST_WAIT_MS);
      return handshake(socket, host, port);
    } catch (IOException e) {
      return Answer.NOTHING_LISTENS;
    }
  }

  /** Whether a certificate is trusted is no matter here: that one comes is the answer. */
  private static Answer handshake(Socket socket, String host, int port) {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket tls = (SSLSocket) factory.createSocket(socket, host, port, false)) {
      tls.startHandshake();
      return Answer.TLS;
    } catch (IOException e) {
      return Causes.find(e, CertificateException.class).isPresent()
              || Causes.messages(e).contains("PKIX")
              || Causes.messages(e).contains("Received fatal alert")
          ? Answer.TLS
          : Answer.NO_TLS;
    }
  }
}
