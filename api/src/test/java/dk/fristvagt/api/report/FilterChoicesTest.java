package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.report.HolderCounts.Level;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.LiveCounts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterChoicesTest {

  private final ViewSnapshot snapshot =
      new ViewSnapshot(
          List.of(
              new ExampleView(0)
                  .live(
                      overdue("a").holder("Nord", "anna"),
                      overdue("b").holder("Nord", "bo").rule("plan-3m"),
                      overdue("c").holder("Syd", "carla").status(ObligationStatus.OPEN))
                  .openCase("d", "YOUTH", "Vest", "dan")
                  .at("2021-06-15T10:00:00Z"),
              new ExampleView(1)
                  .live(
                      overdue("e").holder("Nord", "anna").status(ObligationStatus.DUE_SOON),
                      overdue("f").municipality("0101").holder("Nord", "eva"))
                  .at("2021-06-15T10:00:00Z")),
          2);

  @Test
  void everyone_with_a_live_obligation_or_an_open_case_can_be_chosen() {
    FilterChoices choices = FilterChoices.of(snapshot, GroupFilter.ALL);

    assertThat(choices.municipalities()).containsExactly("0101", "0330");
    assertThat(choices.teams()).containsExactly("Nord", "Syd", "Vest");
    assertThat(choices.caseworkers()).containsExactly("anna", "bo", "carla", "dan", "eva");
  }

  @Test
  void a_choice_limits_what_is_finer_and_not_its_own_alternatives() {
    FilterChoices choices =
        FilterChoices.of(
            snapshot, new GroupFilter(Set.of(), Set.of("0330"), Set.of("Nord"), Set.of("bo")));

    assertThat(choices.municipalities()).containsExactly("0101", "0330");
    assertThat(choices.teams()).containsExactly("Nord", "Syd", "Vest");
    assertThat(choices.caseworkers()).containsExactly("anna", "bo");
  }

  @Test
  void counts_are_added_up_over_partitions_at_each_level() {
    assertThat(HolderCounts.of(snapshot, GroupFilter.ALL, Level.MUNICIPALITY))
        .containsExactly(
            new HolderCounts("0101", null, null, new LiveCounts(0, 0, 1)),
            new HolderCounts("0330", null, null, new LiveCounts(1, 1, 2)));
    assertThat(
            HolderCounts.of(
                snapshot,
                new GroupFilter(Set.of(), Set.of("0330"), Set.of(), Set.of()),
                Level.TEAM))
        .containsExactly(
            new HolderCounts("0330", "Nord", null, new LiveCounts(0, 1, 2)),
            new HolderCounts("0330", "Syd", null, new LiveCounts(1, 0, 0)));
    assertThat(
            HolderCounts.of(
                snapshot,
                new GroupFilter(Set.of("assessment-4m"), Set.of("0330"), Set.of("Nord"), Set.of()),
                Level.CASEWORKER))
        .containsExactly(new HolderCounts("0330", "Nord", "anna", new LiveCounts(0, 1, 1)));
  }

  private static ExampleObligation overdue(String caseId) {
    return new ExampleObligation().caseId(caseId).status(ObligationStatus.OVERDUE);
  }
}
