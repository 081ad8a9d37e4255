package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The names of obligations: {@code rule/municipality/caseId/startEventId/occurrence}. */
public final class ObligationIds {

  /** More slashes than that inside names are no name that anybody gave. */
  private static final int MOST_PARTS = 24;

  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
  private static final Pattern OCCURRENCE = Pattern.compile("[1-9][0-9]{0,8}");

  private ObligationIds() {}

  /**
   * The cases that an id may be about. Mostly that is one; names with slashes in them can be read
   * in several ways, of which the shortest case id comes first.
   *
   * @return none where the text is no obligation's id
   */
  public static List<CaseId> cases(String id) {
    String[] parts = id.split("/", -1);
    int last = parts.length - 1;
    List<CaseId> cases = new ArrayList<>();
    if (parts.length > MOST_PARTS || !OCCURRENCE.matcher(parts[last]).matches()) {
      return cases;
    }
    for (int municipality = 1; municipality < last - 1; municipality++) {
      if (MUNICIPALITY.matcher(parts[municipality]).matches()) {
        for (int end = municipality + 1; end < last - 1; end++) {
          cases.add(
              new CaseId(
                  parts[municipality],
                  String.join("/", Arrays.copyOfRange(parts, municipality + 1, end + 1))));
        }
      }
    }
    return cases;
  }

  /** The id of the obligation that a start event opened under a rule. */
  public static String of(String rule, Fact start, int occurrence) {
    return rule
        + '/'
        + start.municipality()
        + '/'
        + start.caseId()
        + '/'
        + start.eventId()
        + '/'
        + occurrence;
  }
}
