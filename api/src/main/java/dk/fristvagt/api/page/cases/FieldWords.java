package dk.fristvagt.api.page.cases;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.FieldType;
import java.util.Map;
import java.util.Optional;

/** The fields of events' payloads, and the constants they may hold, in words. */
final class FieldWords {

  private static final Map<String, LocalizedText> LABELS =
      Map.ofEntries(
          words("target", "Målgruppe", "Target group"),
          words("generalServicesInvolved", "Almenområdet inddraget", "General services involved"),
          words("partiesInformed", "Parterne orienteret", "Parties informed"),
          words("team", "Team", "Team"),
          words("caseworker", "Rådgiver", "Caseworker"),
          words("reason", "Årsag", "Reason"),
          words("notificationId", "Underretning", "Notification"),
          words("notifier", "Underretter", "Notifier"),
          words("knownCase", "Kendt sag", "Known case"),
          words("outcome", "Udfald", "Outcome"),
          words("reasoned", "Begrundet", "Reasoned"),
          words("byOtherCaseworker", "Af en anden rådgiver", "By another caseworker"),
          words("assessmentId", "Undersøgelse", "Assessment"),
          words("oral", "Mundtlig", "Oral"),
          words("notifierIncluded", "Underretter medtaget", "Notifier included"),
          words("decisionId", "Afgørelse", "Decision"),
          words("backlog", "Efterslæb", "Backlog"),
          words("writtenPlan", "Skriftlig undersøgelsesplan", "Written plan"),
          words("networkMeeting", "Netværksmøde holdt", "Network meeting held"),
          words("oralHearing", "Mundtlig partshøring", "Oral hearing"),
          words("focusPoints", "Fokuspunkter", "Focus points"),
          words("onlyRelevant", "Kun relevante forhold", "Only what is relevant"),
          words("triangleUsed", "ICS-trekanten brugt", "ICS triangle used"),
          words("needsStated", "Støttebehov beskrevet", "Needs stated"),
          words("coherentWithPlan", "Hænger sammen med planen", "Coherent with the plan"),
          words("siblingsConsidered", "Søskende overvejet", "Siblings considered"),
          words("planId", "Plan", "Plan"),
          words("measureId", "Indsats", "Measure"),
          words("goals", "Mål", "Goals"),
          words("goalFollowUpRecorded", "Opfølgning på mål noteret", "Goal follow-up recorded"),
          words("madeWithFamily", "Lavet med familien", "Made with the family"),
          words("section", "Paragraf", "Section"),
          words("consent", "Samtykke", "Consent"),
          words("category", "Type", "Category"),
          words("provider", "Leverandør", "Provider"),
          words("caseworkers", "Rådgivere til stede", "Caseworkers present"),
          words("continuesMeasureId", "Fortsætter indsats", "Continues measure"),
          words("accepted", "Takket ja", "Accepted"),
          words("madeWithParents", "Lavet med forældrene", "Made with the parents"),
          words("childAge", "Barnets alder", "The child's age"),
          words("childTookPart", "Barnet deltog", "The child took part"),
          words("networkTookPart", "Netværket deltog", "The network took part"),
          words("nextDue", "Næste gang senest", "Next by"),
          words("onSite", "På stedet", "On site"),
          words("childSpokenTo", "Talt med barnet", "Child spoken to"),
          words("kind", "Slags", "Kind"),
          words("auditId", "Ledelsestilsyn", "Audit"),
          words("criteria", "Kriterier", "Criteria"));

  private static final Map<String, LocalizedText> CONSTANTS =
      Map.ofEntries(
          words("CHILD_AND_FAMILY", "børn og familie", "child and family"),
          words("DISABILITY", "handicap", "disability"),
          words("YOUTH", "unge", "youth"),
          words("PROFESSIONAL", "fagperson", "professional"),
          words("CITIZEN", "borger", "citizen"),
          words("ANONYMOUS", "anonym", "anonymous"),
          words(
              "ACUTE_CHILD_CONVERSATION",
              "akut: børnesamtale",
              "acute: conversation with the child"),
          words("NO_ACUTE_NEED", "intet akut behov", "no acute need"),
          words("PREVENTIVE", "forebyggende", "preventive"),
          words("CHILD_ASSESSMENT", "børnefaglig undersøgelse", "child assessment"),
          words("CLOSED", "afsluttes", "closed"),
          words("FAMILY", "familieindsats", "family measure"),
          words("PLACEMENT", "anbringelse", "placement"),
          words("MUNICIPAL", "kommunal", "municipal"),
          words("PRIVATE", "privat", "private"),
          words("NETWORK", "netværksmøde", "network meeting"),
          words("FAMILY_GROUP_CONFERENCE", "familierådslagning", "family group conference"),
          words("OTHER", "andet", "other"),
          words("YES", "ja", "yes"),
          words("NO", "nej", "no"),
          words("NOT_APPLICABLE", "ikke relevant", "not applicable"));

  private FieldWords() {}

  /** What a field is called; empty where there is no word for it. */
  static Optional<LocalizedText> label(EventField field) {
    return Optional.ofNullable(LABELS.get(field.name()));
  }

  /** What a constant is called; empty where there is no word for it. */
  static Optional<LocalizedText> constant(String name) {
    return Optional.ofNullable(CONSTANTS.get(name));
  }

  /** Whether a field's values are words of ours rather than of the case system's. */
  static boolean hasConstants(FieldType type) {
    return type instanceof FieldType.Choice || type instanceof FieldType.ChoiceByName;
  }

  private static Map.Entry<String, LocalizedText> words(
      String name, String danish, String english) {
    return Map.entry(name, new LocalizedText(danish, english));
  }
}
