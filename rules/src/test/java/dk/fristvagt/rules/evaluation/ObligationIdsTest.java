package dk.fristvagt.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.CaseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObligationIdsTest {

  @Test
  void anIdNamesItsCase() {
    assertThat(ObligationIds.cases("follow-up/0330/c-17/m1-start/2"))
        .containsExactly(new CaseId("0330", "c-17"));
  }

  @Test
  void namesWithSlashesCanBeReadInSeveralWays() {
    // Rule "audit-plan", or "audit-plan/mål"; cases c, c/1 of 0330.
    assertThat(ObligationIds.cases("audit-plan/mål/0330/c/1/e/1"))
        .containsExactly(new CaseId("0330", "c"), new CaseId("0330", "c/1"));
    // A case id of four digits might be a municipality.
    assertThat(ObligationIds.cases("follow-up/0330/2021/e/x/1"))
        .containsExactly(
            new CaseId("0330", "2021"), new CaseId("0330", "2021/e"), new CaseId("2021", "e"));
  }

  @Test
  void percentSignsAndSpacesAreAsTheyAre() {
    assertThat(ObligationIds.cases("follow-up/0330/c%2F1 %æ/e/1"))
        .containsExactly(new CaseId("0330", "c%2F1 %æ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "follow-up",
        "follow-up/0330/c-17/1",
        "follow-up/0330/c-17/e/0",
        "follow-up/0330/c-17/e/x",
        "follow-up/330/c-17/e/1",
        "0330/c-17/e/1"
      })
  void whatIsNoIdNamesNoCase(String text) {
    assertThat(ObligationIds.cases(text)).isEmpty();
  }
}
