package dk.fristvagt.api.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** An address within the service, with its parameters encoded. Immutable. */
public final class Link {

  private final String path;
  private final String query;

  private Link(String path, String query) {
    this.path = path;
    this.query = query;
  }

  /**
   * @param path as it is to stand in the address; see {@link #segment} for what is not plain
   */
  public static Link to(String path) {
    return new Link(path, "");
  }

  /** A part of a path, with whatever is not plain encoded. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** With one more parameter; null and an empty text add nothing. */
  public Link with(String name, String value) {
    if (value == null || value.isEmpty()) {
      return this;
    }
    String parameter = name + '=' + segment(value);
    return new Link(path, query.isEmpty() ? parameter : query + '&' + parameter);
  }

  /** With a parameter for each value, in their natural order. */
  public Link with(String name, Collection<String> values) {
    Link link = this;
    for (String value : values.stream().sorted().toList()) {
      link = link.with(name, value);
    }
    return link;
  }

  /** {@code /worklist?team=Team%20Nord}. */
  @Override
  public String toString() {
    return query.isEmpty() ? path : path + '?' + query;
  }
}
