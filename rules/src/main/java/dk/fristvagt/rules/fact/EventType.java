package dk.fristvagt.rules.fact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of a child-protection case, with the fields of their payloads: the one place that
 * lists them. The Avro contract, the predicates of the catalogue and the reader of facts are each
 * checked against it.
 */
public enum EventType {
  CASE_OPENED(
      "CaseOpened",
      "sag åbnet",
      required("target", choice("CHILD_AND_FAMILY", "DISABILITY", "YOUTH"))),
  CASE_REOPENED(
      "CaseReopened",
      "sag genåbnet",
      required("target", choice("CHILD_AND_FAMILY", "DISABILITY", "YOUTH"))),
  CASE_CLOSED(
      "CaseClosed",
      "sag lukket",
      optional("generalServicesInvolved", flag()),
      optional("partiesInformed", flag())),
  CASE_HANDED_OVER(
      "CaseHandedOver",
      "overdraget fra modtagelse",
      required("team", text()),
      required("caseworker", text())),
  CASEWORKER_ASSIGNED(
      "CaseworkerAssigned",
      "rådgiver (skift)",
      required("team", text()),
      required("caseworker", text()),
      optional("reason", text())),
  NOTIFICATION_RECEIVED(
      "NotificationReceived",
      "underretning modtaget",
      required("notificationId", text()),
      required("notifier", choice("PROFESSIONAL", "CITIZEN", "ANONYMOUS")),
      required("knownCase", flag())),
  NOTIFICATION_ACKNOWLEDGED(
      "NotificationAcknowledged", "kvittering sendt", required("notificationId", text())),
  NOTIFICATION_ASSESSED(
      "NotificationAssessed",
      "24-timers vurdering",
      required("notificationId", text()),
      required("outcome", choice("ACUTE_CHILD_CONVERSATION", "NO_ACUTE_NEED")),
      optional("reasoned", flag())),
  NOTIFICATION_REASSESSED(
      "NotificationReassessed",
      "genvurdering",
      required("notificationId", text()),
      optional("byOtherCaseworker", flag())),
  PARTY_HEARING_HELD(
      "PartyHearingHeld",
      "partshøring",
      optional("notificationId", text()),
      optional("assessmentId", text()),
      optional("oral", flag()),
      optional("notifier", choice("PROFESSIONAL", "CITIZEN", "ANONYMOUS")),
      optional("notifierIncluded", flag())),
  PROFESSIONAL_ASSESSMENT_MADE(
      "ProfessionalAssessmentMade",
      "faglig vurdering",
      required("notificationId", text()),
      required("outcome", choice("PREVENTIVE", "CHILD_ASSESSMENT", "CLOSED"))),
  NOTIFIER_INFORMED(
      "NotifierInformed", "tilbagemelding til underretter", required("notificationId", text())),
  CHILD_CONVERSATION_HELD(
      "ChildConversationHeld",
      "børnesamtale holdt",
      optional("notificationId", text()),
      optional("decisionId", text()),
      optional("reason", text())),
  CHILD_CONVERSATION_WAIVED(
      "ChildConversationWaived",
      "børnesamtale undladt",
      optional("notificationId", text()),
      optional("decisionId", text()),
      optional("reason", text())),
  NEED_IDENTIFIED("NeedIdentified", "opmærksom på behov"),
  SCREENING_COMPLETED("ScreeningCompleted", "screening afsluttet", optional("outcome", text())),
  INQUIRY_STARTED("InquiryStarted", "afdækning påbegyndt", optional("outcome", text())),
  INQUIRY_COMPLETED("InquiryCompleted", "afdækning afsluttet", optional("outcome", text())),
  CHILD_ASSESSMENT_STARTED(
      "ChildAssessmentStarted",
      "BFU påbegyndt",
      required("assessmentId", text()),
      required("backlog", flag())),
  CHILD_ASSESSMENT_COMPLETED(
      "ChildAssessmentCompleted",
      "BFU afsluttet",
      required("assessmentId", text()),
      optional("backlog", flag()),
      optional("writtenPlan", flag()),
      optional("networkMeeting", flag()),
      optional("oralHearing", flag()),
      optional("focusPoints", count()),
      optional("onlyRelevant", flag()),
      optional("triangleUsed", flag()),
      optional("needsStated", flag()),
      optional("coherentWithPlan", flag()),
      optional("siblingsConsidered", flag())),
  CHILD_ASSESSMENT_CANCELLED(
      "ChildAssessmentCancelled", "BFU afbrudt", required("assessmentId", text())),
  PLAN_MADE(
      "PlanMade",
      "handleplan / barnets plan lavet",
      required("planId", text()),
      optional("measureId", text()),
      optional("goals", count()),
      optional("goalFollowUpRecorded", flag()),
      optional("madeWithFamily", flag())),
  PLAN_REVISED(
      "PlanRevised",
      "handleplan / barnets plan revideret",
      required("planId", text()),
      optional("measureId", text()),
      optional("goals", count()),
      optional("goalFollowUpRecorded", flag()),
      optional("madeWithFamily", flag())),
  DECISION_MADE(
      "DecisionMade",
      "afgørelse",
      required("decisionId", text()),
      required("section", text()),
      optional("measureId", text()),
      optional("consent", flag())),
  REFERRAL_SENT("ReferralSent", "henvisning", required("measureId", text())),
  MEASURE_STARTED(
      "MeasureStarted",
      "indsats iværksat",
      required("measureId", text()),
      required("section", text()),
      required("category", choice("PREVENTIVE", "FAMILY", "PLACEMENT")),
      required("provider", choice("MUNICIPAL", "PRIVATE")),
      optional("caseworkers", count()),
      optional("continuesMeasureId", text())),
  MEASURE_ENDED(
      "MeasureEnded",
      "indsats afsluttet",
      required("measureId", text()),
      optional("category", choice("PREVENTIVE", "FAMILY", "PLACEMENT"))),
  PARENT_SUPPORT_DECIDED(
      "ParentSupportDecided",
      "støtte til forældre besluttet",
      required("measureId", text()),
      optional("accepted", flag()),
      optional("madeWithParents", flag())),
  PARENT_PLAN_OFFERED(
      "ParentPlanOffered",
      "forældrehandleplan tilbudt",
      required("measureId", text()),
      optional("accepted", flag()),
      optional("madeWithParents", flag())),
  PARENT_PLAN_ANSWERED(
      "ParentPlanAnswered",
      "forældre har svaret",
      required("measureId", text()),
      optional("accepted", flag()),
      optional("madeWithParents", flag())),
  PARENT_PLAN_MADE(
      "ParentPlanMade",
      "forældrehandleplan lavet",
      required("measureId", text()),
      optional("accepted", flag()),
      optional("madeWithParents", flag())),
  FOLLOW_UP_HELD(
      "FollowUpHeld",
      "opfølgning holdt",
      required("measureId", text()),
      optional("childAge", count()),
      optional("childTookPart", flag()),
      optional("networkTookPart", flag())),
  FOLLOW_UP_CADENCE_DECIDED(
      "FollowUpCadenceDecided",
      "kadence besluttet",
      required("measureId", text()),
      required("nextDue", date())),
  SUPERVISION_VISIT_HELD(
      "SupervisionVisitHeld",
      "personrettet tilsyn",
      required("measureId", text()),
      required("onSite", flag()),
      optional("childSpokenTo", flag())),
  MEETING_HELD(
      "MeetingHeld",
      "møde",
      required("kind", choice("NETWORK", "FAMILY_GROUP_CONFERENCE", "OTHER")),
      optional("caseworkers", count())),
  CASE_FILE_AUDITED(
      "CaseFileAudited",
      "ledelsestilsyn",
      required("auditId", text()),
      required("criteria", choiceByName("YES", "NO", "NOT_APPLICABLE"))),
  CHILD_MOVED("ChildMoved", "fraflyttet"),
  CHILD_TURNED_18("ChildTurned18", "fyldt 18");

  private static final Map<String, EventType> BY_IDENTIFIER = new HashMap<>();

  static {
    for (EventType type : values()) {
      BY_IDENTIFIER.put(type.identifier, type);
    }
  }

  private final String identifier;
  private final String danish;
  private final List<EventField> fields;
  private final Map<String, EventField> fieldsByName;

  EventType(String identifier, String danish, EventField... fields) {
    this.identifier = identifier;
    this.danish = danish;
    this.fields = List.copyOf(Arrays.asList(fields));
    Map<String, EventField> byName = new HashMap<>();
    for (EventField field : fields) {
      byName.put(field.name(), field);
    }
    this.fieldsByName = Map.copyOf(byName);
  }

  /**
   * The type with this identifier ({@code NotificationReceived}), if there is one. Case matters.
   */
  public static Optional<EventType> of(String identifier) {
    return Optional.ofNullable(BY_IDENTIFIER.get(identifier));
  }

  /** The name in JSON, Avro and catalogues: {@code NotificationReceived}. */
  public String identifier() {
    return identifier;
  }

  /** The Danish words of the field for this event. */
  public String danish() {
    return danish;
  }

  /** The payload's fields in the order of the contract. */
  public List<EventField> fields() {
    return fields;
  }

  /** The field of that name, if the payload has one. */
  public Optional<EventField> field(String name) {
    return Optional.ofNullable(fieldsByName.get(name));
  }

  private static EventField required(String name, FieldType type) {
    return new EventField(name, type, true);
  }

  private static EventField optional(String name, FieldType type) {
    return new EventField(name, type, false);
  }

  private static FieldType text() {
    return new FieldType.Text();
  }

  private static FieldType flag() {
    return new FieldType.Flag();
  }

  private static FieldType count() {
    return new FieldType.Count();
  }

  private static FieldType date() {
    return new FieldType.Date();
  }

  private static FieldType choice(String... constants) {
    return new FieldType.Choice(List.of(constants));
  }

  private static FieldType choiceByName(String... constants) {
    return new FieldType.ChoiceByName(List.of(constants));
  }
}
