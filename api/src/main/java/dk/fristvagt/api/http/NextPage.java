package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Where the rest of a list is (RFC 8288). */
final class NextPage {

  /** The parameter that says where a page begins. */
  static final String CURSOR = "cursor";

  private NextPage() {}

  /**
   * Says in {@code Link} where the next page is: at the same address with the same parameters, but
   * for the cursor.
   *
   * @param path without parameters
   * @param cursor where the next page begins; null on the last, which says nothing
   */
  static void announce(Context ctx, String path, String cursor) {
    if (cursor == null) {
      return;
    }
    Map<String, List<String>> parameters = new TreeMap<>(ctx.queryParamMap());
    parameters.put(CURSOR, List.of(cursor));
    StringJoiner query = new StringJoiner("&", path + '?', "");
    parameters.forEach(
        (name, values) ->
            values.forEach(
                value -> query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8))));
    ctx.header(Header.LINK, "<" + query + ">; rel=\"next\"");
  }
}
