package dk.fristvagt.app.observability;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus' query language names. Reads what our rules and panels use:
 * selectors, functions, operators, aggregations, matching; no subqueries with names, no {@code
 * __name__}.
 *
 * @param metrics names of metrics and of recorded series
 * @param labels in selectors, aggregations and matchings
 */
record PromQl(Set<String> metrics, Set<String> labels) {

  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
  private static final Pattern MATCHED_LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*(?:=~|!~|!=|=)");
  private static final Pattern LABEL_LIST =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern OFFSET = Pattern.compile("\\boffset\\s+\\w+");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w:])[0-9][\\w.]*");
  private static final Pattern NAME = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\s*\\()?");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "by", "on");

  static PromQl of(String expression) {
    Set<String> labels = new TreeSet<>();
    String rest = STRING.matcher(expression).replaceAll("");
    Matcher selectors = SELECTOR.matcher(rest);
    while (selectors.find()) {
      Matcher matched = MATCHED_LABEL.matcher(selectors.group(1));
      while (matched.find()) {
        labels.add(matched.group(1));
      }
    }
    rest = selectors.replaceAll("");
    Matcher lists = LABEL_LIST.matcher(rest);
    while (lists.find()) {
      for (String label : lists.group(1).split(",", -1)) {
        if (!label.isBlank()) {
          labels.add(label.strip());
        }
      }
    }
    rest = lists.replaceAll(" ");
    rest = OFFSET.matcher(RANGE.matcher(rest).replaceAll("")).replaceAll("");
    rest = NUMBER.matcher(rest).replaceAll("");
    Set<String> metrics = new TreeSet<>();
    Matcher names = NAME.matcher(rest);
    while (names.find()) {
      // What a parenthesis follows is a function or an aggregation.
      if (names.group(2) == null && !OPERATORS.contains(names.group(1))) {
        metrics.add(names.group(1));
      }
    }
    return new PromQl(metrics, labels);
  }
}
