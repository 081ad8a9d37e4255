package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.fact.CodePointOrder;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of teams and caseworkers as a person looks them up on a page: in Danish alphabetical order,
 * numbers in them by size (Team 2 before Team 10), what nobody holds last. Reports for machines are
 * in {@link CodePointOrder}. Names that differ are never equal. Thread-safe.
 */
public enum NameOrder implements Comparator<String> {
  INSTANCE;

  private static final Locale DANISH = new Locale("da", "DK");
  private static final Pattern PART = Pattern.compile("\\d+|\\D+");

  @Override
  public int compare(String left, String right) {
    int nobody = Boolean.compare(isNobody(left), isNobody(right));
    if (nobody != 0) {
      return nobody;
    }
    int asRead = asRead(left, right);
    return asRead != 0 ? asRead : CodePointOrder.INSTANCE.compare(left, right);
  }

  private static boolean isNobody(String name) {
    return name.equals(Holder.UNASSIGNED.team());
  }

  private static int asRead(String left, String right) {
    Collator collator = Collator.getInstance(DANISH);
    Matcher a = PART.matcher(left);
    Matcher b = PART.matcher(right);
    while (true) {
      boolean more = a.find();
      if (!b.find()) {
        return more ? 1 : 0;
      }
      if (!more) {
        return -1;
      }
      int order = part(collator, a.group(), b.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int part(Collator collator, String a, String b) {
    if (!isNumber(a) || !isNumber(b)) {
      return collator.compare(a, b);
    }
    String x = a.replaceFirst("^0+", "");
    String y = b.replaceFirst("^0+", "");
    int digits = Integer.compare(x.length(), y.length());
    return digits != 0 ? digits : x.compareTo(y);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}
