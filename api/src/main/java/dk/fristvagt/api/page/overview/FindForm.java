package dk.fristvagt.api.page.overview;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.filter.Option;
import dk.fristvagt.api.report.NameOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The form that a case is found by.
 *
 * @param municipalities to choose from, all of them first; empty where there are not several
 * @param onlyMunicipality the one that there is; null where there are none or several
 */
public record FindForm(List<Option> municipalities, String onlyMunicipality) {

  /**
   * @param codes the municipalities there are
   * @param chosen those that the page is limited to
   */
  public static FindForm of(PageFrame frame, List<String> codes, Set<String> chosen) {
    if (codes.size() < 2) {
      return new FindForm(List.of(), codes.isEmpty() ? null : codes.get(0));
    }
    Option all =
        new Option("", frame.say("Alle kommuner", "All municipalities"), chosen.size() != 1);
    return new FindForm(
        Stream.concat(
                Stream.of(all),
                codes.stream()
                    .sorted(Comparator.comparing(Words::municipality, NameOrder.INSTANCE))
                    .map(
                        code ->
                            new Option(
                                code, Words.municipality(code), chosen.equals(Set.of(code)))))
            .toList(),
        null);
  }

  /** Whether there is more than one municipality to choose from. */
  public boolean hasMunicipalities() {
    return !municipalities.isEmpty();
  }
}
