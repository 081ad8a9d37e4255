package dk.fristvagt.api.http;

import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.identity.Access;
import dk.fristvagt.identity.Permission;
import dk.fristvagt.rules.catalogue.Catalogue;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a request, checked. One that is empty is as one that is not there. What is
 * wrong ends in a {@link ProblemException} that says what would be right and repeats nothing of the
 * request.
 */
final class QueryParameters {

  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final int DATE_LENGTH = 10;

  private final Map<String, List<String>> given = new TreeMap<>();
  private final Context ctx;

  /**
   * Takes those of a request.
   *
   * @throws ProblemException when there is a parameter that is not allowed, or none can be read
   */
  QueryParameters(Context ctx, Set<String> allowed) {
    this.ctx = ctx;
    // The server below drops what it cannot decode, and a filter that is dropped shows too much.
    if (ctx.queryString() != null && BAD_ESCAPE.matcher(ctx.queryString()).find()) {
      throw ProblemException.of(
          ProblemType.BAD_REQUEST,
          "Et procenttegn i adressen skal følges af to hexadecimale cifre.",
          "A percent sign in the address must be followed by two hexadecimal digits.");
    }
    ctx.queryParamMap()
        .forEach(
            (name, values) -> {
              if (!allowed.contains(name)) {
                String names = String.join(", ", new TreeSet<>(allowed));
                throw ProblemException.of(
                    ProblemType.UNKNOWN_PARAMETER,
                    names.isEmpty()
                        ? "Her kan ingen parametre bruges."
                        : "Her kan bruges: " + names + ".",
                    names.isEmpty()
                        ? "No parameters are allowed here."
                        : "Allowed here: " + names + ".");
              }
              List<String> filled = values.stream().filter(value -> !value.isEmpty()).toList();
              if (!filled.isEmpty()) {
                given.put(name, filled);
              }
            });
  }

  /** The same for the same request, whatever the order of its parameters. */
  String canonical() {
    return given.toString();
  }

  /** The value, or null. */
  String one(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw ProblemException.badParameter(
          name, "Parameteren må kun være der én gang.", "The parameter may be there only once.");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** All values of a parameter that may be repeated. */
  Set<String> all(String name) {
    return new LinkedHashSet<>(given.getOrDefault(name, List.of()));
  }

  /** All values of a parameter that may be repeated or hold several, parted by commas. */
  Set<String> list(String name) {
    return given.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** One of some constants by its label. */
  <E> E choice(String name, E[] constants, Function<E, String> label, E otherwise) {
    String text = one(name);
    return text == null ? otherwise : constant(name, text, constants, label);
  }

  /** Several of some constants by their labels. */
  <E> Set<E> choices(String name, E[] constants, Function<E, String> label) {
    return list(name).stream()
        .map(text -> constant(name, text, constants, label))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A local date, or null. */
  LocalDate date(String name) {
    return read(
        name,
        text -> {
          if (text.length() != DATE_LENGTH) {
            throw new DateTimeException("no date");
          }
          return LocalDate.parse(text);
        },
        "Skal være en dato som 2021-03-31.",
        "Must be a date such as 2021-03-31.");
  }

  /** A local date that does not lie before that of another parameter, or null. */
  LocalDate dateNotBefore(String name, String other, LocalDate otherDate) {
    LocalDate date = date(name);
    if (date != null && otherDate != null && date.isBefore(otherDate)) {
      throw ProblemException.badParameter(
          name, "Må ikke ligge før '" + other + "'.", "Must not lie before '" + other + "'.");
    }
    return date;
  }

  /** A whole number between two bounds, both inclusive. */
  int number(String name, int least, int greatest, int otherwise) {
    String danish = "Skal være et helt tal fra " + least + " til " + greatest + ".";
    String english = "Must be a whole number from " + least + " to " + greatest + ".";
    Integer number = read(name, Integer::valueOf, danish, english);
    if (number != null && (number < least || number > greatest)) {
      throw ProblemException.badParameter(name, danish, english);
    }
    return number == null ? otherwise : number;
  }

  /**
   * A value of any kind, or null where there is none.
   *
   * @param reader throws {@link IllegalArgumentException} or {@link DateTimeException} on what it
   *     cannot read
   */
  <T> T read(String name, Function<String, T> reader, String danish, String english) {
    String text = one(name);
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ProblemException.badParameter(name, danish, english);
    }
  }

  /**
   * {@code rule}, {@code municipality}, {@code team} and {@code caseworker}, as far as they can be
   * asked for here, within what the route may show to whoever asks. Caseworkers are told apart only
   * for those who may see cases.
   *
   * @throws ProblemException when a value is none, or caseworkers may not be seen
   */
  GroupFilter groups(Catalogue catalogue) {
    return groups(
        catalogue, all("caseworker").isEmpty() ? Authorization.access(ctx) : accessToCaseworkers());
  }

  /** The same of an answer that names caseworkers. */
  GroupFilter groupsByCaseworker(Catalogue catalogue) {
    return groups(catalogue, accessToCaseworkers());
  }

  private Access accessToCaseworkers() {
    Access access = Authorization.access(ctx, Permission.CASES);
    if (access.isNothing()) {
      throw Authorization.forbidden();
    }
    return access;
  }

  /** The same within another access than the route's. */
  GroupFilter groups(Catalogue catalogue, Access access) {
    Set<String> rules = list("rule");
    for (String rule : rules) {
      if (catalogue.rule(rule).isEmpty()) {
        throw ProblemException.badParameter(
            "rule",
            "Der er ingen sådan regel; se /api/v1/rules.",
            "There is no such rule; see /api/v1/rules.");
      }
    }
    Set<String> municipalities = list("municipality");
    for (String municipality : municipalities) {
      if (!MUNICIPALITY.matcher(municipality).matches()) {
        throw ProblemException.badParameter(
            "municipality",
            "Skal være en kommunekode på fire cifre.",
            "Must be a municipality code of four digits.");
      }
    }
    return new GroupFilter(rules, municipalities, all("team"), all("caseworker"), access);
  }

  private static <E> E constant(
      String name, String text, E[] constants, Function<E, String> label) {
    for (E constant : constants) {
      if (label.apply(constant).equals(text)) {
        return constant;
      }
    }
    String labels = Arrays.stream(constants).map(label).collect(Collectors.joining(", "));
    throw ProblemException.badParameter(
        name, "Skal være en af: " + labels + ".", "Must be one of: " + labels + ".");
  }
}
