package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Danish names of files, columns and codes in an export that {@link CsvFactWriter} writes. */
final class ExportLayout {

  static final String EVENT_ID = "Hændelses-ID";
  static final String REVISION = "Version";
  static final String VOIDED = "Annulleret";
  static final String MUNICIPALITY = "Kommune";
  static final String CASE_ID = "Sagsnr";
  static final String CHILD_ID = "Barn";
  static final String OCCURRED_DATE = "Dato";
  static final String OCCURRED_TIME = "Kl.";
  static final String REGISTERED_DATE = "Registreret dato";
  static final String REGISTERED_TIME = "Registreret kl.";
  static final String SOURCE = "Kilde";

  static final List<String> ENVELOPE =
      List.of(
          EVENT_ID,
          REVISION,
          VOIDED,
          MUNICIPALITY,
          CASE_ID,
          CHILD_ID,
          OCCURRED_DATE,
          OCCURRED_TIME,
          REGISTERED_DATE,
          REGISTERED_TIME,
          SOURCE);

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("target", "Målgruppe"),
          Map.entry("generalServicesInvolved", "Almenområdet inddraget"),
          Map.entry("partiesInformed", "Parter orienteret"),
          Map.entry("team", "Team"),
          Map.entry("caseworker", "Rådgiver"),
          Map.entry("reason", "Begrundelse"),
          Map.entry("notificationId", "Underretnings-ID"),
          Map.entry("notifier", "Underretter"),
          Map.entry("knownCase", "Kendt sag"),
          Map.entry("outcome", "Udfald"),
          Map.entry("reasoned", "Fagligt begrundet"),
          Map.entry("byOtherCaseworker", "Af anden rådgiver"),
          Map.entry("assessmentId", "BFU-ID"),
          Map.entry("oral", "Mundtlig"),
          Map.entry("notifierIncluded", "Underretter inddraget"),
          Map.entry("decisionId", "Afgørelses-ID"),
          Map.entry("backlog", "Efterslæb"),
          Map.entry("writtenPlan", "Skriftlig plan"),
          Map.entry("networkMeeting", "Netværksmøde"),
          Map.entry("oralHearing", "Mundtlig partshøring"),
          Map.entry("focusPoints", "Fokuspunkter"),
          Map.entry("onlyRelevant", "Kun relevant information"),
          Map.entry("triangleUsed", "Trekanten anvendt"),
          Map.entry("needsStated", "Behov beskrevet"),
          Map.entry("coherentWithPlan", "Sammenhæng med plan"),
          Map.entry("siblingsConsidered", "Søskende afdækket"),
          Map.entry("planId", "Plan-ID"),
          Map.entry("measureId", "Indsats-ID"),
          Map.entry("goals", "Antal mål"),
          Map.entry("goalFollowUpRecorded", "Målopfølgning udfyldt"),
          Map.entry("madeWithFamily", "Lavet med familien"),
          Map.entry("section", "Paragraf"),
          Map.entry("consent", "Samtykke"),
          Map.entry("category", "Kategori"),
          Map.entry("provider", "Leverandør"),
          Map.entry("caseworkers", "Antal rådgivere"),
          Map.entry("continuesMeasureId", "Fortsætter indsats-ID"),
          Map.entry("accepted", "Accepteret"),
          Map.entry("madeWithParents", "Lavet med forældrene"),
          Map.entry("childAge", "Barnets alder"),
          Map.entry("childTookPart", "Barnet deltog"),
          Map.entry("networkTookPart", "Netværket deltog"),
          Map.entry("nextDue", "Næste frist"),
          Map.entry("onSite", "På stedet"),
          Map.entry("childSpokenTo", "Talt med barnet"),
          Map.entry("kind", "Mødetype"),
          Map.entry("auditId", "Tilsyns-ID"),
          Map.entry("criteria", "Kriterier"));

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("CHILD_AND_FAMILY", "Børn og familie"),
          Map.entry("DISABILITY", "Handicap"),
          Map.entry("YOUTH", "Unge"),
          Map.entry("PROFESSIONAL", "Fagperson"),
          Map.entry("CITIZEN", "Borger"),
          Map.entry("ANONYMOUS", "Anonym"),
          Map.entry("ACUTE_CHILD_CONVERSATION", "Akut børnesamtale"),
          Map.entry("NO_ACUTE_NEED", "Intet akut behov"),
          Map.entry("PREVENTIVE", "Forebyggende"),
          Map.entry("CHILD_ASSESSMENT", "Børnefaglig undersøgelse"),
          Map.entry("CLOSED", "Afsluttet"),
          Map.entry("FAMILY", "Familie"),
          Map.entry("PLACEMENT", "Anbringelse"),
          Map.entry("MUNICIPAL", "Kommunal"),
          Map.entry("PRIVATE", "Privat"),
          Map.entry("NETWORK", "Netværksmøde"),
          Map.entry("FAMILY_GROUP_CONFERENCE", "Familierådslagning"),
          Map.entry("OTHER", "Andet"));

  private ExportLayout() {}

  /** The file of an event: {@code underretning-modtaget.csv}. */
  static String fileName(EventType type) {
    return kind(type) + ".csv";
  }

  static String kind(EventType type) {
    return type.danish()
        .toLowerCase(Locale.ROOT)
        .replace("æ", "ae")
        .replace("ø", "oe")
        .replace("å", "aa")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  static List<String> header(EventType type) {
    List<String> columns = new ArrayList<>(ENVELOPE);
    type.fields().forEach(field -> columns.add(column(field)));
    return columns;
  }

  static String column(EventField field) {
    return FIELDS.getOrDefault(field.name(), field.name());
  }

  /** What the case system says for a constant. */
  static String code(String constant) {
    return CODES.getOrDefault(constant, constant);
  }

  /** The constants of a field, where it has some and is no map. */
  static List<String> constants(EventField field) {
    return field.type() instanceof FieldType.Choice choice ? choice.constants() : List.of();
  }
}
