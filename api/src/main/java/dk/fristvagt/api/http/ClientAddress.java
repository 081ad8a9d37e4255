package dk.fristvagt.api.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a request comes from: the connection's other end or, where that is a proxy whose word
 * counts, the last address that it appended to {@code X-Forwarded-For}. Whatever stands before that
 * one may have been made up by whoever asks.
 */
final class ClientAddress {

  private static final String FORWARDED = "X-Forwarded-For";

  /** Digits, colons and dots alone, so that no name is looked up. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  /** Of an IPv6 address: what one customer is given, who may use any address within. */
  private static final int NETWORK_BYTES = 8;

  private static final int IPV4_BYTES = 4;

  private final Set<InetAddress> proxies;

  ClientAddress(Set<InetAddress> proxies) {
    this.proxies = proxies;
  }

  /** The same for all requests of one client; of IPv6 for all of one network (/64). */
  String of(Context ctx) {
    InetAddress peer = numeric(ctx.req().getRemoteAddr());
    if (peer == null) {
      return "";
    }
    String forwarded = ctx.header(FORWARDED);
    if (forwarded != null && (peer.isLoopbackAddress() || proxies.contains(peer))) {
      InetAddress client = numeric(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
      if (client != null) {
        return network(client);
      }
    }
    return network(peer);
  }

  /** Null where the text is no numeric address. */
  static InetAddress numeric(String text) {
    String address =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!NUMERIC.matcher(address).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
  }
}
