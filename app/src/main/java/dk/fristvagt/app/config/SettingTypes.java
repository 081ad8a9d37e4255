package dk.fristvagt.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of settings. */
final class SettingTypes {

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):([0-9]{1,5})");
  private static final Pattern USER_IN_URL = Pattern.compile("^[a-z]+://[^/]*@");
  private static final int LAST_PORT = 65_535;

  static final SettingType<String> TEXT = new SettingType<>("text", SettingTypes::visible);
  static final SettingType<Secret> SECRET =
      new SettingType<>("secret", text -> new Secret(visible(text)));
  static final SettingType<Boolean> FLAG = new SettingType<>("true or false", SettingTypes::flag);
  static final SettingType<String> HOSTS =
      new SettingType<>("host:port, a list", text -> list(text, SettingTypes::host));
  static final SettingType<String> URLS =
      new SettingType<>("http(s) addresses, a list", text -> list(text, SettingTypes::url));
  static final SettingType<String> URL = new SettingType<>("http(s) address", SettingTypes::url);
  static final SettingType<Duration> DURATION =
      new SettingType<>("duration, as PT30S", SettingTypes::duration);
  static final SettingType<Duration> WAIT =
      new SettingType<>("duration, as PT30S", SettingTypes::positiveDuration);
  static final SettingType<Path> FILE = new SettingType<>("path of a file", SettingTypes::file);
  static final SettingType<Path> DIRECTORY =
      new SettingType<>("path of a directory", SettingTypes::directory);
  static final SettingType<Set<String>> NAMES =
      new SettingType<>("names, a list", SettingTypes::names);

  private SettingTypes() {}

  static SettingType<Integer> number(int least, int most) {
    return new SettingType<>(
        least + " to " + most,
        text -> {
          try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException e) {
            // Told below.
          }
          throw new IllegalArgumentException(
              "must be a whole number from " + least + " to " + most);
        });
  }

  /** One of a few, written as it is or in small letters. */
  static <T> SettingType<T> choice(List<T> all, Function<T, String> name) {
    String names = all.stream().map(name).collect(Collectors.joining(", "));
    return new SettingType<>(
        names,
        text ->
            all.stream()
                .filter(one -> name.apply(one).equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + names)));
  }

  private static String visible(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("must be one line, without control characters");
    }
    return text;
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static String list(String text, Function<String, String> element) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .map(element)
        .collect(Collectors.joining(","));
  }

  private static String host(String text) {
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches() || isNoPort(Integer.parseInt(matcher.group(2)))) {
      throw new IllegalArgumentException("must be host:port, several parted by commas");
    }
    return text;
  }

  private static boolean isNoPort(int number) {
    return number < 1 || number > LAST_PORT;
  }

  private static String url(String text) {
    if (USER_IN_URL.matcher(text).find()) {
      throw new IllegalArgumentException(
          "must not hold a user and a password; they have settings of their own");
    }
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null) {
        return text;
      }
    } catch (URISyntaxException e) {
      // Told below, without the text, which might hold a password.
    }
    throw new IllegalArgumentException("must be an address that begins with http:// or https://");
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw new IllegalArgumentException("must be a duration of 0 or more, such as PT30S or PT5M");
  }

  private static Duration positiveDuration(String text) {
    Duration duration = duration(text);
    if (duration.toMillis() < 1 || duration.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("must be more than 0 and at most an hour, as PT30S");
    }
    return duration;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is no path", e);
    }
  }

  private static Path file(String text) {
    Path file = path(text);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException("'" + text + "' is no file that can be read");
    }
    return file;
  }

  private static Path directory(String text) {
    Path directory = path(text);
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new IllegalArgumentException("'" + text + "' is a file, not a directory");
    }
    return directory;
  }

  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : text.split(",", -1)) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("must be names parted by commas");
      }
      names.add(visible(name.strip()));
    }
    return names;
  }
}
