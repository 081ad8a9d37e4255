package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.streams.view.PartitionView;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Strong entity tags, made from what an answer is made from, so that one which has not changed
 * costs no work.
 *
 * <p>A view is a function of facts, catalogue and clock and is swapped only when a step is done.
 * The clocks and catalogues of the views, the question and what whoever asks may see therefore name
 * the answer within one server, whose own random part keeps its tags apart from all others'.
 */
final class Etags {

  private static final int BYTES = 16;

  private final String server = UUID.randomUUID().toString();

  /** The tag, quotes included. Nobody's is that of somebody with other grants. */
  String of(Context ctx, ViewSnapshot snapshot, String question) {
    StringBuilder text = new StringBuilder(server).append(Authorization.tag(ctx));
    for (PartitionView view : snapshot.views()) {
      text.append('|').append(view.partition()).append(':').append(view.clock());
      if (view.catalogue() != null) {
        text.append(':').append(view.catalogue().fingerprint());
      }
    }
    text.append('|').append(snapshot.expectedPartitions()).append('|').append(question);
    return of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The tag of fixed content, quotes included. */
  static String of(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Sets the tag; where the reader has it already, ends the request with 304 and says true. */
  static boolean notModified(Context ctx, String etag) {
    ctx.header(Header.ETAG, etag);
    String known = ctx.header(Header.IF_NONE_MATCH);
    if (known == null) {
      return false;
    }
    for (String one : known.split(",", -1)) {
      String tag = one.strip();
      if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
        ctx.status(HttpStatus.NOT_MODIFIED);
        return true;
      }
    }
    return false;
  }
}
