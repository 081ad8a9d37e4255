package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.StepKind.*;
import static dk.fristvagt.rules.fact.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.RetractionReason;
import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.histories.CaseFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile notified(String occurredAt, String registeredAt) {
    return new CaseFile()
        .addLate(
            "n",
            NOTIFICATION_RECEIVED,
            occurredAt,
            registeredAt,
            "notificationId",
            "n1",
            "notifier",
            "PROFESSIONAL",
            "knownCase",
            false);
  }

  private static CaseFile placement(CaseFile file, String eventId, String measure, String at) {
    return measure(file, eventId, measure, at, "continuesMeasureId", "");
  }

  private static CaseFile measure(
      CaseFile file, String eventId, String measure, String at, String field, String value) {
    return file.add(
        eventId,
        MEASURE_STARTED,
        at,
        "measureId",
        measure,
        "section",
        "§ 52",
        "category",
        "PLACEMENT",
        "provider",
        "MUNICIPAL",
        field,
        value);
  }

  private static CaseFile completed(CaseFile file, String eventId, String at, Object... fields) {
    Object[] payload = new Object[fields.length + 2];
    payload[0] = "assessmentId";
    payload[1] = "a1";
    System.arraycopy(fields, 0, payload, 2, fields.length);
    return file.add(eventId, CHILD_ASSESSMENT_COMPLETED, at, payload);
  }

  @Test
  void tellsWhenAFactHappenedAndWhenItWasRegistered() {
    Explained it =
        Explained.of(
            notified("2021-03-01T10:15", "2021-03-01T10:20"),
            "notification-assessed-24h",
            "n",
            "2021-03-01T12:00");

    assertThat(it.danish(START))
        .containsExactly(
            "Underretningen blev modtaget 1. marts 2021 kl. 10.15 og registreret kl. 10.20."
                + " Dermed begyndte forpligtelsen.");
    assertThat(it.english(START))
        .containsExactly(
            "The notification was received on 1 March 2021 at 10:15 and registered at 10:20."
                + " That began the obligation.");
    assertThat(it.steps(START).get(0).eventId()).isEqualTo("n");
    assertThat(it.steps(START).get(0).revision()).isZero();
    assertThat(it.danish(KNOWN))
        .containsExactly("»underretning modtaget« er kendt siden 1. marts 2021 kl. 10.20.");
  }

  @Test
  void namesTheVersionThatHoldsTheStart() {
    // Barnets Lov took over from Serviceloven on 1 January 2024.
    assertThat(
            Explained.of(
                    notified("2023-12-31T23:59", "2024-01-01T08:00"),
                    "notification-assessed-24h",
                    "n",
                    FAR)
                .danish(RULE))
        .containsExactly(
            "Reglen er »Underretning vurderet inden 24 timer« (notification-assessed-24h), version"
                + " 1: SEL §155(2). Begyndelsen er 31. december 2023, og version 1 gælder for det,"
                + " der begynder til og med 31. december 2023.");
    assertThat(
            Explained.of(
                    notified("2024-01-01T00:00", "2024-01-01T08:00"),
                    "notification-assessed-24h",
                    "n",
                    FAR)
                .english(RULE))
        .containsExactly(
            "The rule is “Notification assessed within 24 hours” (notification-assessed-24h),"
                + " version 2: BL §136. The start is 1 January 2024, and version 2 applies to what"
                + " starts from 1 January 2024 on.");
  }

  @Test
  void monthsRunToTheSameDayAndTheWholeLastDayCounts() {
    CaseFile file = new CaseFile().add("need", NEED_IDENTIFIED, "2021-03-03T10:00");

    Explained it = Explained.of(file, "assessment-4m", "need", "2021-04-01T00:00");

    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "4 måneder fra 3. marts 2021 → 3. juli 2021, hele dagen med; fristen er 4. juli 2021"
                + " kl. 00.00.");
    assertThat(it.calculation())
        .containsExactly(
            "3. marts 2021 | 4 måneder | 3. juli 2021",
            "3. juli 2021 | hele dagen med | 4. juli 2021 kl. 00.00");
    // 3 July less 30 days is 3 June; the warning is at its end.
    assertThat(it.danish(WARNING))
        .containsExactly(
            "30 dage før 3. juli 2021 → 3. juni 2021; fra dagens slutning, 4. juni 2021 kl. 00.00,"
                + " udløber den snart.");
    assertThat(it.danish(AWAITED))
        .containsExactly(
            "Endnu er intet kendt, der opfylder den (»BFU afsluttet«); det skal ske før 4. juli"
                + " 2021 kl. 00.00.");
    assertThat(it.danish(STATUS))
        .containsExactly(
            "Status 1. april 2021 kl. 00.00: åben, for fristen 4. juli 2021 kl. 00.00 er ikke nået,"
                + " og der advares først 4. juni 2021 kl. 00.00.");
  }

  @Test
  void aMonthWithoutSuchADayEndsEarlier() {
    CaseFile file = new CaseFile().add("need", NEED_IDENTIFIED, "2021-10-31T10:00");

    Explained it = Explained.of(file, "assessment-4m", "need", "2021-11-01T00:00");

    // 31 October and 4 months would be 31 February; 2022 is no leap year.
    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "4 måneder fra 31. oktober 2021 → 28. februar 2022, hele dagen med; fristen er 1. marts"
                + " 2022 kl. 00.00. I februar 2022 er der ingen 31., så den sidste dag i måneden"
                + " gælder.");
  }

  @Test
  void hoursAreElapsedTimeAcrossTheChangeToSummerTime() {
    Explained it =
        Explained.of(
            notified("2021-03-27T10:15", "2021-03-27T10:15"),
            "notification-assessed-24h",
            "n",
            "2021-03-28T10:00");

    // The night to 28 March 2021 has no hour from 2 to 3: 24 hours later the clock says 11:15.
    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "24 timer fra 27. marts 2021 kl. 10.15 → 28. marts 2021 kl. 11.15; det er fristen. Uret"
                + " stilles 1 time frem 28. marts 2021 kl. 02.00; der regnes i forløbne timer.");
    assertThat(it.danish(WARNING))
        .containsExactly(
            "4 timer før fristen → 28. marts 2021 kl. 07.15; fra da af udløber den snart.");
    assertThat(it.danish(STATUS))
        .containsExactly(
            "Status 28. marts 2021 kl. 10.00: udløber snart, for der advares fra 28. marts 2021 kl."
                + " 07.15, og fristen 28. marts 2021 kl. 11.15 er ikke nået.");
  }

  @Test
  void inTheHourThatComesTwiceItTellsWhich() {
    Explained it =
        Explained.of(
            notified("2021-10-30T02:30", "2021-10-30T02:30"),
            "notification-assessed-24h",
            "n",
            FAR);

    // On 31 October 2021 the clock goes back at 3: 24 hours after 02:30 it is 02:30 for the first
    // time.
    assertThat(it.danish(CALENDAR).get(0))
        .startsWith(
            "24 timer fra 30. oktober 2021 kl. 02.30 → 31. oktober 2021 kl. 02.30 (sommertid);");
  }

  @Test
  void hoursFromADateRunFromTheEndOfThatDay() {
    Explained it =
        Explained.of(
            notified("2021-03-02", "2021-03-02T15:00"), "notification-assessed-24h", "n", FAR);

    assertThat(it.danish(START).get(0))
        .startsWith(
            "Underretningen blev modtaget 2. marts 2021 (kun dato kendt) og registreret samme dag"
                + " kl. 15.00.");
    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "Kun datoen 2. marts 2021 er kendt, så timerne regnes fra dagens slutning, 3. marts"
                + " 2021 kl. 00.00.",
            "24 timer fra 3. marts 2021 kl. 00.00 → 4. marts 2021 kl. 00.00; det er fristen.");
  }

  @Test
  void workingDaysNameTheDaysThatAreSkipped() {
    Explained it =
        Explained.of(
            notified("2021-03-31T10:00", "2021-03-31T10:00"),
            "notification-acknowledged",
            "n",
            "2021-04-02T10:00");

    // Easter 2021 is on 4 April. Working days after 31 March: 6, 7, 8, 9, 12, 13 April.
    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "6 hverdage efter 31. marts 2021 → 13. april 2021, hele dagen med; fristen er 14. april"
                + " 2021 kl. 00.00. Sprunget over: 1. april (skærtorsdag), 2. april (langfredag),"
                + " 3. april (lørdag), 4. april (påskedag), 5. april (2. påskedag), 10. april"
                + " (lørdag), 11. april (søndag).");
    assertThat(it.english(CALENDAR).get(0))
        .endsWith(
            "Skipped: 1 April (Maundy Thursday), 2 April (Good Friday), 3 April (Saturday), 4 April"
                + " (Easter Sunday), 5 April (Easter Monday), 10 April (Saturday), 11 April"
                + " (Sunday).");
    assertThat(it.calculation())
        .containsExactly(
            "31. marts 2021 | 6 hverdage. Sprunget over: 1. april (skærtorsdag), 2. april"
                + " (langfredag), 3. april (lørdag), 4. april (påskedag), 5. april (2. påskedag),"
                + " 10. april (lørdag), 11. april (søndag). | 13. april 2021",
            "13. april 2021 | hele dagen med | 14. april 2021 kl. 00.00");
    // Two working days before 13 April is 9 April.
    assertThat(it.danish(WARNING).get(0))
        .startsWith("2 hverdage før 13. april 2021 → 9. april 2021;");
  }

  @Test
  void aLateRegistrationTellsWhenItBecameKnownAndHowItLookedBefore() {
    CaseFile file =
        notified("2021-03-01T10:15", "2021-03-01T10:20")
            .addLate(
                "a",
                NOTIFICATION_ASSESSED,
                "2021-03-02T09:00",
                "2021-03-05T08:30",
                "notificationId",
                "n1",
                "outcome",
                "NO_ACUTE_NEED");

    Explained it = Explained.of(file, "notification-assessed-24h", "n", "2021-03-06T00:00");

    assertThat(it.danish(FULFILLED))
        .containsExactly(
            "24-timers vurderingen blev foretaget 2. marts 2021 kl. 09.00 og registreret 5. marts"
                + " 2021 kl. 08.30. Det blev først kendt 3 dage senere. Det er i tide: fristen er"
                + " 2. marts 2021 kl. 10.15.");
    assertThat(it.danish(KNOWN))
        .contains(
            "»24-timers vurdering« er kendt siden 5. marts 2021 kl. 08.30. Indtil da var status:"
                + " overskredet.");
    assertThat(it.english(STATUS))
        .containsExactly(
            "Status on 6 March 2021 at 00:00: met, because it was done on 2 March 2021 at 09:00, in"
                + " time for the deadline of 2 March 2021 at 10:15.");
  }

  @Test
  void aCorrectionTellsWhatWasKnownBeforeAndHowTheMonthClosed() {
    CaseFile file = new CaseFile().add("need", NEED_IDENTIFIED, "2021-03-03T10:00");
    completed(file, "done", "2021-07-02T14:00");
    file.correct(
        "done",
        1,
        CHILD_ASSESSMENT_COMPLETED,
        "2021-07-05T14:00",
        "2021-08-09T09:15",
        "assessmentId",
        "a1");

    Explained it = Explained.of(file, "assessment-4m", "need", "2021-08-10T00:00");

    // The last day is 3 July; 5 July is two days later.
    assertThat(it.danish(FULFILLED))
        .containsExactly(
            "Den børnefaglige undersøgelse blev afsluttet 5. juli 2021 kl. 14.00 og registreret 9."
                + " august 2021 kl. 09.15 (rettelse nr. 1). I denne form blev det kendt 35 dage"
                + " senere. Det er 2 dage for sent: fristen var 4. juli 2021 kl. 00.00.");
    assertThat(it.steps(FULFILLED).get(0).revision()).isEqualTo(1);
    assertThat(it.danish(KNOWN))
        .contains(
            "»BFU afsluttet« er registreret 2 gange: 2. juli 2021 kl. 14.00 som sket 2. juli 2021"
                + " kl. 14.00; 9. august 2021 kl. 09.15 (rettelse nr. 1) som sket 5. juli 2021 kl."
                + " 14.00. Indtil da var status: overholdt.",
            "Da juli 2021 blev lukket, 1. august 2021 kl. 00.00, var status: overholdt; nu er den:"
                + " gjort for sent.");
  }

  @Test
  void whatIsTooEarlyNotTheFirstOrTakenBackIsSaidNotToCount() {
    CaseFile file = completed(new CaseFile(), "before", "2021-03-02T10:00");
    file.add("need", NEED_IDENTIFIED, "2021-03-03T10:00");
    completed(file, "void", "2021-04-01T10:00").takeBack("void", "2021-04-02T11:00");
    completed(file, "done", "2021-05-01T10:00");
    completed(file, "again", "2021-06-01T10:00");

    Explained it = Explained.of(file, "assessment-4m", "need", FAR);

    assertThat(it.steps(FULFILLED).get(0).eventId()).isEqualTo("done");
    assertThat(it.steps(NOT_COUNTED))
        .extracting(Step::eventId)
        .containsExactly("before", "again", "void");
    assertThat(it.danish(NOT_COUNTED).get(0)).endsWith("Det var før begyndelsen og tæller ikke.");
    assertThat(it.danish(NOT_COUNTED).get(1))
        .endsWith("Det var allerede gjort; det tidligste tæller.");
    assertThat(it.danish(NOT_COUNTED).get(2))
        .isEqualTo(
            "»BFU afsluttet« 1. april 2021 kl. 10.00 blev taget tilbage 2. april 2021 kl. 11.00 og"
                + " tæller ikke.");
  }

  @Test
  void awarenessOfTheNeedStartsTheClockAndTheFormalStartOpensNoOther() {
    CaseFile file =
        new CaseFile()
            .addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-03-04T08:30")
            .add(
                "start",
                CHILD_ASSESSMENT_STARTED,
                "2021-03-10T09:00",
                "assessmentId",
                "a1",
                "backlog",
                false);

    assertThat(Explained.of(file, "assessment-4m", "need", FAR).danish(START))
        .containsExactly(
            "Kommunen blev opmærksom på behovet 3. marts 2021 kl. 10.00, og det blev registreret 4."
                + " marts 2021 kl. 08.30. Dermed begyndte forpligtelsen.",
            "Den børnefaglige undersøgelse blev påbegyndt 10. marts 2021 kl. 09.00 og registreret i"
                + " samme øjeblik. Det åbnede ingen ny frist, for forløbet var i gang.");
  }

  @Test
  void endsCancelBeforeTheDeadlineAndLapseAfterIt() {
    CaseFile early =
        new CaseFile()
            .add("need", NEED_IDENTIFIED, "2021-03-03T10:00")
            .add("close", CASE_CLOSED, "2021-05-01T10:00");
    CaseFile late =
        new CaseFile()
            .add("need", NEED_IDENTIFIED, "2021-03-03T10:00")
            .add("moved", CHILD_MOVED, "2021-08-01T10:00");

    assertThat(Explained.of(early, "assessment-4m", "need", FAR).danish(CANCELLED))
        .containsExactly(
            "Sagen blev lukket 1. maj 2021 kl. 10.00 og registreret i samme øjeblik. Dermed ophørte"
                + " forpligtelsen før fristen 4. juli 2021 kl. 00.00.");
    assertThat(Explained.of(late, "assessment-4m", "need", FAR).danish(LAPSED))
        .containsExactly(
            "Barnet flyttede fra kommunen 1. august 2021 kl. 10.00, og det blev registreret i samme"
                + " øjeblik. Fristen 4. juli 2021 kl. 00.00 var da gået, og det blev aldrig"
                + " gjort.");
    assertThat(Explained.of(late, "assessment-4m", "need", FAR).danish(STATUS))
        .containsExactly(
            "Status 1. januar 2030 kl. 00.00: bortfaldet uden at være gjort, for fristen gik 4. juli"
                + " 2021 kl. 00.00, og den ophørte 1. august 2021 kl. 10.00.");
  }

  @Test
  void aCadenceMovesTheDueAndOneThatComesTooLateDoesNot() {
    CaseFile file = placement(new CaseFile(), "m", "m1", "2024-01-31T10:00");
    cadence(file, "first", "2024-02-05T10:00", "2024-06-15");
    cadence(file, "second", "2024-03-01T10:00", "2024-05-20");
    cadence(file, "late", "2024-05-21T00:00", "2024-12-01");

    Explained it = Explained.of(file, "follow-up", "m", FAR);

    // 31 January and 3 months is 30 April.
    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "3 måneder fra 31. januar 2024 → 30. april 2024, hele dagen med; fristen er 1. maj 2024"
                + " kl. 00.00. I april 2024 er der ingen 31., så den sidste dag i måneden gælder.",
            "Kadencen for opfølgning blev besluttet 5. februar 2024 kl. 10.00 og registreret i samme"
                + " øjeblik. Næste gang skal være senest 15. juni 2024, hele dagen med; fristen"
                + " flyttes fra 1. maj 2024 kl. 00.00 til 16. juni 2024 kl. 00.00.",
            "Kadencen for opfølgning blev besluttet 1. marts 2024 kl. 10.00 og registreret i samme"
                + " øjeblik. Næste gang skal være senest 20. maj 2024, hele dagen med; fristen"
                + " flyttes fra 16. juni 2024 kl. 00.00 til 21. maj 2024 kl. 00.00.");
    assertThat(it.steps(CALENDAR))
        .extracting(Step::eventId)
        .containsExactly(null, "first", "second");
    assertThat(it.steps(NOT_COUNTED)).extracting(Step::eventId).containsExactly("late");
    assertThat(it.danish(NOT_COUNTED).get(0)).endsWith("Da var fristen gået, så den blev stående.");
  }

  private static void cadence(CaseFile file, String eventId, String at, String nextDue) {
    file.add(eventId, FOLLOW_UP_CADENCE_DECIDED, at, "measureId", "m1", "nextDue", nextDue);
  }

  @Test
  void aLaterOccurrenceStartsAtTheFulfilmentOfTheOneBeforeAndFollowsTheVersionOfThatDay() {
    CaseFile file = placement(new CaseFile(), "m", "m1", "2023-10-31T10:00");
    file.add("f1", FOLLOW_UP_HELD, "2024-01-15T09:00", "measureId", "m1");

    Explained it = Explained.of(file, "follow-up", "m", 2, "2024-02-01T00:00", List.of());

    assertThat(it.danish(START).get(1))
        .isEqualTo(
            "Opfølgningen blev holdt 15. januar 2024 kl. 09.00 og registreret i samme øjeblik. Det"
                + " opfyldte forpligtelse nr. 1 i rækken og begyndte nr. 2.");
    assertThat(it.danish(RULE).get(0))
        .contains("version 2: BL §95(2). Begyndelsen er 15. januar 2024");
    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "6 måneder fra 15. januar 2024 → 15. juli 2024, hele dagen med; fristen er 16. juli 2024"
                + " kl. 00.00.");
  }

  @Test
  void aMeasureThatContinuesAnotherOpensNothingAndTheEndOfTheContinuedOneDoesNotCount() {
    CaseFile file = placement(new CaseFile(), "m1", "m1", "2023-01-10T10:00");
    measure(file, "m2", "m2", "2023-02-10T10:00", "continuesMeasureId", "m1");
    file.add("m1-ended", MEASURE_ENDED, "2023-02-10T10:00", "measureId", "m1");

    Explained it = Explained.of(file, "follow-up", "m1", "2023-03-01T00:00");

    assertThat(it.danish(START).get(1))
        .endsWith(
            "Indsats m2 fortsætter kæden, som begynder med m1, og åbnede ingen ny forpligtelse.");
    assertThat(it.danish(NOT_COUNTED).get(0))
        .endsWith("Indsats m1 fortsættes af en anden, så dens afslutning tæller ikke.");
    assertThat(it.danish(STATUS).get(0)).contains("åben");
  }

  @Test
  void whereTheFirstMeasureHasNoStartTheChainsEarliestTakesItsPlace() {
    CaseFile file =
        measure(new CaseFile(), "m2", "m2", "2023-02-10T10:00", "continuesMeasureId", "m1");

    assertThat(Explained.of(file, "follow-up", "m2", FAR).danish(START).get(1))
        .isEqualTo(
            "Indsats m2 fortsætter m1, som ikke selv har en begyndelse, der tæller; kædens tidligste"
                + " begyndelse træder i stedet.");
  }

  @Test
  void aPreconditionLooksBackAndItsOwnMomentCounts() {
    CaseFile file =
        new CaseFile()
            .add("old", PLAN_MADE, "2020-03-02T10:00", "planId", "p0")
            .add("late", PLAN_MADE, "2021-03-05T12:30", "planId", "p1");
    placement(file, "m", "m1", "2021-03-03T10:00");

    Explained it = Explained.of(file, "plan-before-start", "m", FAR);

    assertThat(it.danish(CALENDAR))
        .containsExactly(
            "1 år før 3. marts 2021 → 3. marts 2020; det, der er ældre, tæller ikke.",
            "Det skulle være gjort senest 3. marts 2021 kl. 10.00; det øjeblik er selv med.");
    // From 3 March 10:00 to 5 March 12:30.
    assertThat(it.danish(FULFILLED).get(0))
        .endsWith(
            "Det er 2 dage, 2 timer og 30 minutter for sent: fristen var 3. marts 2021 kl. 10.00.");
    assertThat(it.steps(NOT_COUNTED)).extracting(Step::eventId).containsExactly("old");
    assertThat(it.danish(NOT_COUNTED).get(0))
        .endsWith("Det ligger længere tilbage, end der ses, og tæller ikke.");
  }

  @Test
  void aPreconditionOfADateHoldsForThatWholeDay() {
    CaseFile file = new CaseFile().add("plan", PLAN_MADE, "2021-03-03T16:00", "planId", "p1");
    placement(file, "m", "m1", "2021-03-03");

    Explained it = Explained.of(file, "plan-before-start", "m", FAR);

    assertThat(it.danish(CALENDAR).get(1))
        .isEqualTo(
            "Kun datoen 3. marts 2021 er kendt, så hele dagen er med; fristen er 4. marts 2021 kl."
                + " 00.00.");
    assertThat(it.danish(STATUS).get(0)).contains("overholdt, for det blev gjort");
  }

  @Test
  void aCheckShowsWhatIsAskedForAndWhatTheEventSays() {
    CaseFile file =
        completed(
            new CaseFile(), "done", "2021-07-05T14:00", "focusPoints", 3, "writtenPlan", true);

    assertThat(Explained.of(file, "assessment-focus-points", "done", FAR).danish(CHECK))
        .containsExactly(
            "Kravet er: event.focusPoints <= 2. Hændelsen siger: focusPoints = 3. Kravet er ikke"
                + " opfyldt.");
    assertThat(Explained.of(file, "assessment-written-plan", "done", FAR).danish(CHECK))
        .containsExactly(
            "Kravet er: event.writtenPlan. Hændelsen siger: writtenPlan = ja. Kravet er opfyldt.");
    assertThat(Explained.of(file, "assessment-oral-hearing", "done", FAR).danish(CHECK))
        .containsExactly(
            "Kravet er: event.oralHearing. Hændelsen siger: oralHearing = ukendt. Det er derfor"
                + " ukendt, om kravet er opfyldt; det tæller ikke som opfyldt.");
  }

  @Test
  void freeTextIsNeverShown() {
    CaseFile file =
        notified("2021-03-01T10:15", "2021-03-01T10:20")
            .add(
                "waived",
                CHILD_CONVERSATION_WAIVED,
                "2021-03-02T10:00",
                "notificationId",
                "n1",
                "reason",
                "Moderen hedder Kirsten");

    Explained it = Explained.of(file, "notification-child-conversation", "n", FAR);

    assertThat(it.danish(FULFILLED)).hasSize(1);
    assertThat(it.explanation().steps().toString()).doesNotContain("Kirsten");
  }

  @Test
  void anAbsenceIsHeldOpenOrMissed() {
    CaseFile file =
        new CaseFile()
            .add("h", CASE_HANDED_OVER, "2021-01-04T09:00", "team", "Syd", "caseworker", "anna");

    assertThat(Explained.of(file, "caseworker-continuity", "h", "2021-06-01T00:00").danish(AWAITED))
        .containsExactly("Indtil 5. januar 2022 kl. 00.00 må dette ikke ske: »rådgiver (skift)«.");
    assertThat(Explained.of(file, "caseworker-continuity", "h", FAR).danish(HELD))
        .containsExactly(
            "Indtil 5. januar 2022 kl. 00.00 skete det ikke, som ikke måtte ske: »rådgiver"
                + " (skift)«.");

    file.add("a", CASEWORKER_ASSIGNED, "2021-09-01T09:00", "team", "Syd", "caseworker", "bo");
    Explained missed = Explained.of(file, "caseworker-continuity", "h", FAR);
    assertThat(missed.danish(CALENDAR))
        .containsExactly(
            "1 år fra 4. januar 2021 → 4. januar 2022, hele dagen med; perioden slutter 5. januar"
                + " 2022 kl. 00.00.");
    assertThat(missed.danish(MISSED).get(0))
        .endsWith("Det måtte ikke ske før 5. januar 2022 kl. 00.00.");

    file.add("close", CASE_CLOSED, "2021-08-01T09:00");
    assertThat(Explained.of(file, "caseworker-continuity", "h", FAR).danish(CANCELLED).get(0))
        .endsWith("Dermed ophørte forpligtelsen før fristen 5. januar 2022 kl. 00.00.");
  }

  @Test
  void anOverdueOneBelongsToWhomeverHeldTheCaseWhenItWasDue() {
    CaseFile file =
        new CaseFile()
            .add("h1", CASE_HANDED_OVER, "2021-01-04T09:00", "team", "Syd", "caseworker", "anna")
            .add("need", NEED_IDENTIFIED, "2021-03-03T10:00")
            .add("h2", CASEWORKER_ASSIGNED, "2021-08-01T09:00", "team", "Nord", "caseworker", "bo");

    assertThat(Explained.of(file, "assessment-4m", "need", FAR).danish(HOLDER))
        .containsExactly(
            "Den hører til team Syd, rådgiver anna, som havde sagen 4. juli 2021 kl. 00.00, da"
                + " fristen udløb. Sagen blev overdraget fra modtagelsen 4. januar 2021 kl. 09.00 og"
                + " registreret i samme øjeblik.");
    assertThat(
            Explained.of(file, "assessment-4m", "need", "2021-04-01T08:00").danish(HOLDER).get(0))
        .startsWith(
            "Den hører til team Syd, rådgiver anna, som havde sagen 1. april 2021 kl. 08.00, det"
                + " tidspunkt, svaret gælder.");
  }

  @Test
  void whereNobodyHeldTheCaseItIsUnassigned() {
    assertThat(
            Explained.of(
                    notified("2021-03-01T10:15", "2021-03-01T10:20"),
                    "notification-assessed-24h",
                    "n",
                    FAR)
                .danish(HOLDER))
        .containsExactly(
            "Den er ikke fordelt (unassigned): ingen var kendt som den, der havde sagen 2. marts"
                + " 2021 kl. 10.15, da fristen udløb.");
  }

  @Test
  void alertsAreToldInOrderWithWhatTheyTakeBack() {
    String id = "notification-assessed-24h/0330/c-1/n/1";
    long due = CaseFile.millis("2021-03-02T10:15");
    List<SentAlert> alerts =
        List.of(
            new SentAlert(
                id,
                new Alert(2, AlertKind.RETRACTED, 1, RetractionReason.LATE_REGISTRATION),
                CaseFile.millis("2021-03-05T09:00"),
                due,
                "Syd",
                "anna"),
            new SentAlert(
                id,
                new Alert(1, AlertKind.OVERDUE, null, null),
                CaseFile.millis("2021-03-02T11:00"),
                due,
                "Syd",
                "anna"),
            new SentAlert(
                id,
                new Alert(3, AlertKind.OVERDUE, null, null),
                CaseFile.millis("2021-03-09T11:00"),
                due,
                "Syd",
                "anna"));

    Explained it =
        Explained.of(
            notified("2021-03-01T10:15", "2021-03-01T10:20"),
            "notification-assessed-24h",
            "n",
            1,
            "2021-03-06T00:00",
            alerts);

    assertThat(it.danish(ALERTS))
        .containsExactly(
            "Varsel nr. 1 blev sendt 2. marts 2021 kl. 11.00 til team Syd, rådgiver anna: fristen 2."
                + " marts 2021 kl. 10.15 er overskredet.",
            "Varsel nr. 2 blev sendt 5. marts 2021 kl. 09.00 til team Syd, rådgiver anna: varsel nr."
                + " 1 trækkes tilbage, fordi noget blev registreret sent.");
  }

  @Test
  void everyEventHasWords() {
    for (EventType type : EventType.values()) {
      EventWords words = EventWords.of(type);
      assertThat(words.clause().da()).isNotBlank();
      assertThat(words.passive())
          .as(type.identifier())
          .isEqualTo(words.clause().da().matches(".* blev \\S+t|.* blev \\S+t .*"));
    }
  }
}
