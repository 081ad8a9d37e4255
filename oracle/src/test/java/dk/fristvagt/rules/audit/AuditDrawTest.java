package dk.fristvagt.rules.audit;

import static dk.fristvagt.rules.fact.EventType.CASEWORKER_ASSIGNED;
import static dk.fristvagt.rules.fact.EventType.CASE_CLOSED;
import static dk.fristvagt.rules.fact.EventType.CASE_OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseFile;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AuditDrawTest {

  private static final String SEED = "seed-1";

  private static AuditDraw draw(AuditPlan plan, String period, int size) {
    return new AuditDraw(plan, AuditPeriod.parse(period), SEED, size, Calendars.danish(false));
  }

  private static CaseId id(String caseId) {
    return new CaseId("0330", caseId);
  }

  /** Open and held since January 2021. */
  private static CaseFile held(String team, String caseworker) {
    return new CaseFile()
        .add("o", CASE_OPENED, "2021-01-04", "target", "CHILD_AND_FAMILY")
        .add("a", CASEWORKER_ASSIGNED, "2021-01-04", "team", team, "caseworker", caseworker);
  }

  private static List<String> cases(AuditGroup group) {
    return group.cases().stream().map(DrawnCase::caseId).toList();
  }

  /**
   * The SHA-256 of "seed-1", "2021-03", "0330" and the case, each on a line of its own, as
   * sha256sum gives it: c-1 6120bd79…, c-2 8232df51…, c-3 d8feea08…, c-4 56b2b973….
   */
  @Test
  void theLowestRanksAreDrawn() {
    AuditDraw draw = draw(AuditPlan.TEAM_QUARTER, "2021-Q1", 2);
    AuditDraw month = draw(AuditPlan.CASEWORKER_MONTH, "2021-03", 3);
    for (String caseId : List.of("c-1", "c-2", "c-3", "c-4")) {
      draw.add(id(caseId), held("Nord", "anna").records());
      month.add(id(caseId), held("Nord", "anna").records());
    }

    assertThat(cases(month.groups().get(0))).containsExactly("c-4", "c-1", "c-2");
    assertThat(month.groups().get(0).cases().get(1).rank())
        .isEqualTo("6120bd79070612a21a4666ac835a541452e5657f1f21899e65605dceccbf397b");
    // Nobody was assigned yet on 1 January, and no case open: the quarter has none.
    assertThat(draw.groups()).isEmpty();
  }

  @Test
  void eachCaseworkerIsAGroupOfTheirOwnAndSmallOnesAreDrawnWhole() {
    AuditDraw draw = draw(AuditPlan.CASEWORKER_MONTH, "2021-03", 2);
    draw.add(id("c-1"), held("Nord", "anna").records());
    draw.add(id("c-2"), held("Nord", "anna").records());
    draw.add(id("c-3"), held("Syd", "anna").records());
    draw.add(id("c-4"), held("Nord", "bo").records());

    assertThat(draw.groups())
        .extracting(AuditGroup::name, AuditGroup::population, AuditDrawTest::cases)
        .containsExactly(tuple("anna", 3, List.of("c-1", "c-2")), tuple("bo", 1, List.of("c-4")));
  }

  @Test
  void theHolderIsTheOneOfTheFirstInstantOfThePeriod() {
    CaseFile file = held("Nord", "anna");
    file.add("b", CASEWORKER_ASSIGNED, "2021-03-01T00:00", "team", "Syd", "caseworker", "bo");
    file.add("c", CASEWORKER_ASSIGNED, "2021-03-01T00:01", "team", "Vest", "caseworker", "cy");
    AuditDraw draw = draw(AuditPlan.CASEWORKER_MONTH, "2021-03", 1);

    draw.add(id("c-1"), file.records());

    assertThat(draw.groups()).extracting(AuditGroup::name).containsExactly("bo");
  }

  @Test
  void whatIsTypedInAfterTheFirstInstantChangesNoDraw() {
    CaseFile file = held("Nord", "anna");
    file.addLate("x", CASE_CLOSED, "2021-02-20", "2021-03-01T00:00:00.001");
    AuditDraw draw = draw(AuditPlan.CASEWORKER_MONTH, "2021-03", 1);

    draw.add(id("c-1"), file.records());

    assertThat(draw.groups()).extracting(AuditGroup::population).containsExactly(1);
  }

  @Test
  void closedCasesAndThoseNeverOpenedAreNotInThePopulation() {
    CaseFile closed = held("Nord", "anna");
    closed.add("x", CASE_CLOSED, "2021-02-20");
    CaseFile never =
        new CaseFile()
            .add("a", CASEWORKER_ASSIGNED, "2021-01-04", "team", "Nord", "caseworker", "anna");
    AuditDraw draw = draw(AuditPlan.CASEWORKER_MONTH, "2021-03", 1);

    draw.add(id("c-1"), closed.records());
    draw.add(id("c-2"), never.records());

    assertThat(draw.groups()).isEmpty();
  }

  @Test
  void aCaseThatNobodyWasGivenIsInAGroupOfItsOwn() {
    AuditDraw draw = draw(AuditPlan.TEAM_QUARTER, "2021-Q2", 1);
    draw.add(
        id("c-1"),
        new CaseFile().add("o", CASE_OPENED, "2021-01-04", "target", "DISABILITY").records());

    assertThat(draw.groups()).extracting(AuditGroup::name).containsExactly("unassigned");
  }

  @Property(tries = 50)
  void neitherOrderNorOtherCasesNorASmallerSampleDecideWhatIsDrawn(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 8) int size) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ids.add("case-" + random.nextInt(1000) + '-' + i);
    }
    List<Fact> records = held("Nord", "anna").records();
    AuditDraw inOrder = draw(AuditPlan.CASEWORKER_MONTH, "2021-03", size);
    ids.forEach(one -> inOrder.add(id(one), records));
    Collections.shuffle(ids, random);
    AuditDraw larger = draw(AuditPlan.CASEWORKER_MONTH, "2021-03", size + 3);
    ids.forEach(one -> larger.add(id(one), records));
    // Another caseworker's cases between them.
    ids.forEach(one -> larger.add(id("x" + one), held("Nord", "bo").records()));

    List<String> drawn = cases(inOrder.groups().get(0));

    assertThat(drawn).hasSize(size);
    assertThat(cases(larger.groups().get(0)).subList(0, size)).isEqualTo(drawn);
  }

  @Test
  void aPeriodIsAMonthOrAQuarter() {
    assertThat(AuditPeriod.parse("2021-Q3").firstDay()).hasToString("2021-07-01");
    assertThat(AuditPeriod.parse("2021-03").label()).isEqualTo("2021-03");
    for (String none : List.of("2021", "2021-Q5", "2021-13", "2021-3", "")) {
      assertThatThrownBy(() -> AuditPeriod.parse(none)).isInstanceOf(DateTimeException.class);
    }
    assertThatThrownBy(() -> draw(AuditPlan.TEAM_QUARTER, "2021-03", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
