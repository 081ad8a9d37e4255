package dk.fristvagt.casesystem;

import dk.fristvagt.rules.fact.EventType;
import java.util.EnumMap;
import java.util.Map;

/** The forms of the sample case system: which event is typed in where. */
final class Forms {

  static final Map<String, String> ANSWERS =
      Map.of("YES", "JA", "NO", "NEJ", "NOT_APPLICABLE", "IR");

  private static final Map<String, String> TARGETS =
      Map.of("CHILD_AND_FAMILY", "BF", "DISABILITY", "HANDICAP", "YOUTH", "UNGE");
  private static final Map<String, String> NOTIFIERS =
      Map.of("PROFESSIONAL", "FAG", "CITIZEN", "BORGER", "ANONYMOUS", "ANONYM");
  private static final Map<String, String> URGENCIES =
      Map.of("ACUTE_CHILD_CONVERSATION", "AKUT", "NO_ACUTE_NEED", "IKKE_AKUT");
  private static final Map<String, String> FOLLOWS =
      Map.of("PREVENTIVE", "FOREBYG", "CHILD_ASSESSMENT", "BFU", "CLOSED", "LUK");
  private static final Map<String, String> CATEGORIES =
      Map.of("PREVENTIVE", "FOREB", "FAMILY", "FAMILIE", "PLACEMENT", "ANBRING");
  private static final Map<String, String> PROVIDERS =
      Map.of("MUNICIPAL", "KOMMUNAL", "PRIVATE", "PRIVAT");
  private static final Map<String, String> MEETINGS =
      Map.of("NETWORK", "NETV", "FAMILY_GROUP_CONFERENCE", "FRS", "OTHER", "ANDET");

  private final Map<EventType, Form> byType = new EnumMap<>(EventType.class);

  Forms() {
    cases();
    notifications();
    assessments();
    plansAndDecisions();
    measures();
    for (EventType type : EventType.values()) {
      if (!byType.containsKey(type)) {
        throw new IllegalStateException("there is no form for " + type.identifier());
      }
    }
  }

  Form of(EventType type) {
    return byType.get(type);
  }

  Iterable<Form> all() {
    return byType.values();
  }

  private void cases() {
    add(
        Form.row(EventType.CASE_OPENED, "sagsstatus", "AABNET")
            .with("target", "maalgruppe", TARGETS));
    add(
        Form.row(EventType.CASE_REOPENED, "sagsstatus", "GENAABNET")
            .with("target", "maalgruppe", TARGETS));
    add(
        Form.row(EventType.CASE_CLOSED, "sagsstatus", "LUKKET")
            .with("generalServicesInvolved", "almen_inddraget")
            .with("partiesInformed", "parter_orienteret"));
    add(
        Form.row(EventType.CASE_HANDED_OVER, "sagstildeling", "OVERDRAGET")
            .with("team", "team")
            .with("caseworker", "medarbejder"));
    add(
        Form.row(EventType.CASEWORKER_ASSIGNED, "sagstildeling", "SKIFT")
            .with("team", "team")
            .with("caseworker", "medarbejder")
            .with("reason", "aarsag"));
    add(
        Form.row(EventType.MEETING_HELD, "moede", null)
            .with("kind", "moedetype", MEETINGS)
            .with("caseworkers", "antal_raadgivere"));
    add(
        Form.row(EventType.CASE_FILE_AUDITED, "ledelsestilsyn", null)
            .with("auditId", "tilsyn_nr")
            .with("criteria", "kriterier"));
    add(Form.day(EventType.CHILD_MOVED, "barn_haendelse", "FRAFLYTTET"));
    add(Form.day(EventType.CHILD_TURNED_18, "barn_haendelse", "FYLDT18"));
  }

  private void notifications() {
    add(
        notification(EventType.NOTIFICATION_RECEIVED, "modtaget")
            .with("notifier", "underretter", NOTIFIERS)
            .with("knownCase", "kendt_sag"));
    add(notification(EventType.NOTIFICATION_ACKNOWLEDGED, "kvittering"));
    add(
        notification(EventType.NOTIFICATION_ASSESSED, "vurdering")
            .with("outcome", "vurdering_udfald", URGENCIES)
            .with("reasoned", "vurdering_begrundet"));
    add(
        notification(EventType.NOTIFICATION_REASSESSED, "genvurdering")
            .with("byOtherCaseworker", "genvurdering_anden"));
    add(
        notification(EventType.PROFESSIONAL_ASSESSMENT_MADE, "faglig")
            .with("outcome", "faglig_udfald", FOLLOWS));
    add(notification(EventType.NOTIFIER_INFORMED, "tilbagemelding"));
    add(
        Form.row(EventType.PARTY_HEARING_HELD, "partshoering", null)
            .with("notificationId", "underretning_nr")
            .with("assessmentId", "undersoegelse_nr")
            .with("oral", "mundtlig")
            .with("notifier", "underretter", NOTIFIERS)
            .with("notifierIncluded", "underretter_inddraget"));
    add(conversation(EventType.CHILD_CONVERSATION_HELD, "HOLDT"));
    add(conversation(EventType.CHILD_CONVERSATION_WAIVED, "UNDLADT"));
  }

  private void assessments() {
    add(Form.row(EventType.NEED_IDENTIFIED, "afdaekning", "BEHOV"));
    add(
        Form.row(EventType.SCREENING_COMPLETED, "afdaekning", "SCREENING")
            .with("outcome", "resultat"));
    add(Form.row(EventType.INQUIRY_STARTED, "afdaekning", "AFD_START").with("outcome", "resultat"));
    add(
        Form.row(EventType.INQUIRY_COMPLETED, "afdaekning", "AFD_SLUT")
            .with("outcome", "resultat"));
    add(
        assessment(EventType.CHILD_ASSESSMENT_STARTED, "start")
            .with("backlog", "start_efterslaeb"));
    add(
        assessment(EventType.CHILD_ASSESSMENT_COMPLETED, "slut")
            .with("backlog", "slut_efterslaeb")
            .with("writtenPlan", "skriftlig_plan")
            .with("networkMeeting", "netvaerksmoede")
            .with("oralHearing", "mundtlig_hoering")
            .with("focusPoints", "fokuspunkter")
            .with("onlyRelevant", "kun_relevant")
            .with("triangleUsed", "trekant")
            .with("needsStated", "behov_beskrevet")
            .with("coherentWithPlan", "haenger_sammen")
            .with("siblingsConsidered", "soeskende"));
    add(assessment(EventType.CHILD_ASSESSMENT_CANCELLED, "afbrudt"));
  }

  private void plansAndDecisions() {
    add(plan(EventType.PLAN_MADE, "LAVET"));
    add(plan(EventType.PLAN_REVISED, "REVIDERET"));
    add(
        Form.row(EventType.DECISION_MADE, "afgoerelse", null)
            .with("decisionId", "afgoerelse_nr")
            .with("section", "paragraf")
            .with("measureId", "indsats_nr")
            .with("consent", "samtykke"));
  }

  private void measures() {
    add(measure(EventType.REFERRAL_SENT, "henvist"));
    add(
        measure(EventType.MEASURE_STARTED, "ivaerksat")
            .with("section", "paragraf")
            .with("category", "kategori", CATEGORIES)
            .with("provider", "leverandoer", PROVIDERS)
            .with("caseworkers", "antal_raadgivere")
            .with("continuesMeasureId", "fortsaetter_indsats"));
    add(
        measure(EventType.MEASURE_ENDED, "afsluttet")
            .with("category", "slut_kategori", CATEGORIES));
    add(support(EventType.PARENT_SUPPORT_DECIDED, "besluttet"));
    add(support(EventType.PARENT_PLAN_OFFERED, "tilbudt"));
    add(support(EventType.PARENT_PLAN_ANSWERED, "svar"));
    add(support(EventType.PARENT_PLAN_MADE, "plan"));
    add(
        Form.row(EventType.FOLLOW_UP_HELD, "opfoelgning", null)
            .with("measureId", "indsats_nr")
            .with("childAge", "barnets_alder")
            .with("childTookPart", "barn_deltog")
            .with("networkTookPart", "netvaerk_deltog"));
    add(
        Form.row(EventType.FOLLOW_UP_CADENCE_DECIDED, "opfoelgningskadence", null)
            .with("measureId", "indsats_nr")
            .with("nextDue", "naeste"));
    add(
        Form.row(EventType.SUPERVISION_VISIT_HELD, "tilsyn", null)
            .with("measureId", "indsats_nr")
            .with("onSite", "paa_stedet")
            .with("childSpokenTo", "talt_med_barnet"));
  }

  private static Form notification(EventType type, String step) {
    return Form.step(type, "underretning", "notificationId", "underretning_nr", step);
  }

  private static Form assessment(EventType type, String step) {
    return Form.step(type, "undersoegelse", "assessmentId", "undersoegelse_nr", step);
  }

  private static Form measure(EventType type, String step) {
    return Form.step(type, "indsats", "measureId", "indsats_nr", step);
  }

  private static Form support(EventType type, String step) {
    return Form.step(type, "foraeldrestoette", "measureId", "indsats_nr", step)
        .with("accepted", step + "_ja")
        .with("madeWithParents", step + "_med_foraeldre");
  }

  private static Form conversation(EventType type, String kind) {
    return Form.row(type, "boernesamtale", kind)
        .with("notificationId", "underretning_nr")
        .with("decisionId", "afgoerelse_nr")
        .with("reason", "grund");
  }

  private static Form plan(EventType type, String kind) {
    return Form.row(type, "handleplan", kind)
        .with("planId", "plan_nr")
        .with("measureId", "indsats_nr")
        .with("goals", "antal_maal")
        .with("goalFollowUpRecorded", "maalopfoelgning")
        .with("madeWithFamily", "med_familien");
  }

  private void add(Form form) {
    byType.put(form.type(), form);
  }
}
