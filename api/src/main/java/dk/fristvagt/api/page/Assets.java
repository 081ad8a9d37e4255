package dk.fristvagt.api.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every file that pages need. They are served under a path that holds a digest of all of them, so
 * that a browser may keep them for good and asks for none again until one changes. Immutable.
 */
public final class Assets {

  private static final int VERSION_BYTES = 6;
  private static final List<String> PLAIN =
      List.of(
          "fristvagt.css",
          "live.js",
          "wall.js",
          "icon.svg",
          "idiomorph/idiomorph.min.js",
          "dkfds/img/all-svg-icons.svg",
          "dkfds/img/svg-icons/chevron-down.svg",
          "dkfds/img/svg-icons/chevron-down-white.svg",
          "dkfds/img/svg-icons/sort-table-ascending.svg",
          "dkfds/img/svg-icons/sort-table-descending.svg",
          "dkfds/img/svg-icons/sort-table-none.svg",
          "dkfds/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Regular.woff2",
          "dkfds/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Medium.woff2",
          "dkfds/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-SemiBold.woff2",
          "dkfds/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Bold.woff2");

  /** Read once. */
  public static final Assets ALL = new Assets();

  private final Map<String, Asset> byName = new TreeMap<>();
  private final String version;

  private Assets() {
    for (String name : PLAIN) {
      byName.put(name, Asset.read(name));
    }
    Asset designSystem = DesignSystem.styleSheet();
    byName.put(designSystem.name(), designSystem);
    version = digest(byName.values());
  }

  /** All of them, by name. */
  public Collection<Asset> all() {
    return byName.values();
  }

  /**
   * Where one is served.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public String path(String name) {
    if (!byName.containsKey(name)) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/assets/" + version + '/' + name;
  }

  /** Another one for other content. */
  public String version() {
    return version;
  }

  private static String digest(Collection<Asset> assets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Asset asset : assets) {
        digest.update(asset.name().getBytes(StandardCharsets.UTF_8));
        digest.update(asset.content());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
