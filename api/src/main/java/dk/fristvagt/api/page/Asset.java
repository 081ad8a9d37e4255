package dk.fristvagt.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file that pages need, from this program's own archive. Immutable.
 *
 * @param name relative to the folder of all assets, as the files refer to one another
 */
public record Asset(String name, String contentType, byte[] content) {

  /** Reads one as it is in the archive. */
  static Asset read(String name) {
    return new Asset(name, contentType(name), bytes(name));
  }

  static byte[] bytes(String name) {
    try (InputStream input = Asset.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException(name + " is not in the archive");
      }
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not to be changed by the caller. */
  @Override
  @SuppressWarnings("ArrayRecordComponent")
  public byte[] content() {
    return content;
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml; charset=utf-8";
      case "woff2" -> "font/woff2";
      default -> throw new IllegalArgumentException("no content type for " + name);
    };
  }
}
