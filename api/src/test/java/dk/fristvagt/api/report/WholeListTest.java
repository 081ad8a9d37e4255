package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The whole list is its pages, walked to the end, whichever obligations there are. */
class WholeListTest {

  private static final int PAGE = 7;
  private static final ObligationStatus[] STATUSES = ObligationStatus.values();

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Property(tries = 200)
  void it_has_the_rows_of_all_pages_in_their_order_and_as_many_as_the_total_says(
      @ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> numbers,
      @ForAll boolean live,
      @ForAll boolean oneTeam,
      @ForAll ListSort sort) {
    List<Obligation> all = new ArrayList<>();
    ExampleView[] views = {new ExampleView(0), new ExampleView(1)};
    for (int i = 0; i < numbers.size(); i++) {
      int number = numbers.get(i);
      ExampleObligation example =
          new ExampleObligation()
              .caseId("c-" + i)
              .rule(number % 2 == 0 ? "assessment-4m" : "follow-up")
              .lastDay("2021-06-0" + (1 + number % 5))
              .status(STATUSES[number % STATUSES.length])
              .holder(number % 3 == 0 ? "Nord" : "Syd", number % 4 == 0 ? "bo" : "anna");
      all.add(example.build());
      if (STATUSES[number % STATUSES.length].isLive()) {
        views[number % 2].live(example);
      }
    }
    ViewSnapshot snapshot =
        new ViewSnapshot(
            List.of(views[0].at("2021-06-15T10:00:00Z"), views[1].at("2021-06-15T10:00:00Z")), 2);
    ObligationSource source = (test, consumer) -> all.stream().filter(test).forEach(consumer);
    Set<ObligationStatus> statuses =
        live ? Set.of() : Set.of(ObligationStatus.MET, ObligationStatus.OVERDUE);
    GroupFilter filter =
        oneTeam ? new GroupFilter(Set.of(), Set.of(), Set.of("Nord"), Set.of()) : GroupFilter.ALL;

    List<ObligationRow> walked = new ArrayList<>();
    String cursor = null;
    long total;
    do {
      ObligationsReport page =
          reports.obligations(
              () -> snapshot,
              source,
              new ObligationsQuery(
                  statuses,
                  filter,
                  null,
                  null,
                  PAGE,
                  sort,
                  cursor == null ? null : ListCursor.decode(cursor, sort)));
      walked.addAll(page.obligations());
      cursor = page.nextCursor();
      total = page.total();
    } while (cursor != null);
    WholeList whole =
        WholeList.of(
            () -> snapshot,
            source,
            new ObligationsQuery(statuses, filter, null, null, PAGE, sort, null));

    assertThat(whole.obligations()).isEqualTo(walked).hasSize((int) total);
    assertThat(whole.partitions()).isEqualTo(new Partitions(2, 2));
  }
}
