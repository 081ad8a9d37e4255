package dk.fristvagt.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A file that pages need, from this program's own archive. */
public final class Asset {

  /** All of them. */
  public static final List<Asset> ALL =
      List.of(
          new Asset("fristvagt.css", "text/css; charset=utf-8"),
          new Asset("overview.js", "text/javascript; charset=utf-8"),
          new Asset("icon.svg", "image/svg+xml; charset=utf-8"));

  private final String name;
  private final String contentType;
  private final byte[] content;

  private Asset(String name, String contentType) {
    this.name = name;
    this.contentType = contentType;
    try (InputStream input = Asset.class.getResourceAsStream(name)) {
      this.content = input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is served. */
  public String path() {
    return "/assets/" + name;
  }

  public String contentType() {
    return contentType;
  }

  /** A copy. */
  public byte[] content() {
    return content.clone();
  }
}
