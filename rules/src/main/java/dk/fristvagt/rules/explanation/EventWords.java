package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.fact.EventType;

/**
 * An event in words.
 *
 * @param label what it is called: {@code 24-timers vurdering}
 * @param clause that it happened: {@code underretningen blev modtaget}
 * @param passive whether a second participle can follow: {@code … og registreret}
 */
public record EventWords(LocalizedText label, LocalizedText clause, boolean passive) {

  /** The words for a type; every type has them. */
  public static EventWords of(EventType type) {
    return switch (type) {
      case CASE_OPENED -> passive(type, "sagen blev åbnet", "the case was opened", "case opened");
      case CASE_REOPENED ->
          passive(type, "sagen blev genåbnet", "the case was reopened", "case reopened");
      case CASE_CLOSED -> passive(type, "sagen blev lukket", "the case was closed", "case closed");
      case CASE_HANDED_OVER ->
          passive(
              type,
              "sagen blev overdraget fra modtagelsen",
              "the case was handed over from intake",
              "case handed over from intake");
      case CASEWORKER_ASSIGNED ->
          passive(
              type,
              "sagen blev tildelt en rådgiver",
              "the case was assigned to a caseworker",
              "caseworker assigned");
      case NOTIFICATION_RECEIVED ->
          passive(
              type,
              "underretningen blev modtaget",
              "the notification was received",
              "notification received");
      case NOTIFICATION_ACKNOWLEDGED ->
          passive(
              type,
              "kvitteringen blev sendt",
              "the acknowledgement was sent",
              "acknowledgement sent");
      case NOTIFICATION_ASSESSED ->
          passive(
              type,
              "24-timers vurderingen blev foretaget",
              "the 24-hour assessment was made",
              "24-hour assessment");
      case NOTIFICATION_REASSESSED ->
          passive(
              type, "genvurderingen blev foretaget", "the reassessment was made", "reassessment");
      case PARTY_HEARING_HELD ->
          passive(type, "partshøringen blev holdt", "the party hearing was held", "party hearing");
      case PROFESSIONAL_ASSESSMENT_MADE ->
          passive(
              type,
              "den faglige vurdering blev foretaget",
              "the professional assessment was made",
              "professional assessment");
      case NOTIFIER_INFORMED ->
          passive(
              type,
              "tilbagemeldingen til underretteren blev givet",
              "the notifier was informed",
              "notifier informed");
      case CHILD_CONVERSATION_HELD ->
          passive(
              type,
              "børnesamtalen blev holdt",
              "the conversation with the child was held",
              "conversation with the child held");
      case CHILD_CONVERSATION_WAIVED ->
          passive(
              type,
              "børnesamtalen blev undladt",
              "the conversation with the child was waived",
              "conversation with the child waived");
      case NEED_IDENTIFIED ->
          active(
              type,
              "kommunen blev opmærksom på behovet",
              "the municipality became aware of the need",
              "aware of the need");
      case SCREENING_COMPLETED ->
          passive(
              type,
              "screeningen blev afsluttet",
              "the screening was completed",
              "screening completed");
      case INQUIRY_STARTED ->
          passive(type, "afdækningen blev påbegyndt", "the inquiry was started", "inquiry started");
      case INQUIRY_COMPLETED ->
          passive(
              type, "afdækningen blev afsluttet", "the inquiry was completed", "inquiry completed");
      case CHILD_ASSESSMENT_STARTED ->
          passive(
              type,
              "den børnefaglige undersøgelse blev påbegyndt",
              "the child assessment was started",
              "child assessment started");
      case CHILD_ASSESSMENT_COMPLETED ->
          passive(
              type,
              "den børnefaglige undersøgelse blev afsluttet",
              "the child assessment was completed",
              "child assessment completed");
      case CHILD_ASSESSMENT_CANCELLED ->
          passive(
              type,
              "den børnefaglige undersøgelse blev afbrudt",
              "the child assessment was cancelled",
              "child assessment cancelled");
      case PLAN_MADE -> passive(type, "planen blev lavet", "the plan was made", "plan made");
      case PLAN_REVISED ->
          passive(type, "planen blev revideret", "the plan was revised", "plan revised");
      case DECISION_MADE ->
          passive(type, "afgørelsen blev truffet", "the decision was made", "decision made");
      case REFERRAL_SENT ->
          passive(type, "henvisningen blev sendt", "the referral was sent", "referral sent");
      case MEASURE_STARTED ->
          passive(type, "indsatsen blev iværksat", "the measure was started", "measure started");
      case MEASURE_ENDED ->
          passive(type, "indsatsen blev afsluttet", "the measure was ended", "measure ended");
      case PARENT_SUPPORT_DECIDED ->
          passive(
              type,
              "støtten til forældrene blev besluttet",
              "the support for the parents was decided",
              "parent support decided");
      case PARENT_PLAN_OFFERED ->
          passive(
              type,
              "forældrehandleplanen blev tilbudt",
              "the parent plan was offered",
              "parent plan offered");
      case PARENT_PLAN_ANSWERED ->
          active(
              type,
              "forældrene svarede på tilbuddet om forældrehandleplan",
              "the parents answered the offer of a parent plan",
              "parents answered");
      case PARENT_PLAN_MADE ->
          passive(
              type,
              "forældrehandleplanen blev lavet",
              "the parent plan was made",
              "parent plan made");
      case FOLLOW_UP_HELD ->
          passive(type, "opfølgningen blev holdt", "the follow-up was held", "follow-up held");
      case FOLLOW_UP_CADENCE_DECIDED ->
          passive(
              type,
              "kadencen for opfølgning blev besluttet",
              "the follow-up cadence was decided",
              "follow-up cadence decided");
      case SUPERVISION_VISIT_HELD ->
          passive(
              type,
              "det personrettede tilsyn blev holdt",
              "the supervision visit was held",
              "supervision visit held");
      case MEETING_HELD ->
          passive(type, "mødet blev holdt", "the meeting was held", "meeting held");
      case CASE_FILE_AUDITED ->
          passive(
              type,
              "ledelsestilsynet blev gennemført",
              "the case file was audited",
              "case file audited");
      case CHILD_MOVED ->
          active(type, "barnet flyttede fra kommunen", "the child moved away", "child moved away");
      case CHILD_TURNED_18 ->
          active(type, "barnet fyldte 18 år", "the child turned 18", "child turned 18");
    };
  }

  /** {@code »24-timers vurdering«}. */
  LocalizedText quoted() {
    return Words.text("»{0}«", "“{0}”", label);
  }

  private static EventWords passive(
      EventType type, String danish, String english, String englishLabel) {
    return words(type, danish, english, englishLabel, true);
  }

  private static EventWords active(
      EventType type, String danish, String english, String englishLabel) {
    return words(type, danish, english, englishLabel, false);
  }

  private static EventWords words(
      EventType type, String danish, String english, String englishLabel, boolean passive) {
    return new EventWords(
        new LocalizedText(type.danish(), englishLabel),
        new LocalizedText(danish, english),
        passive);
  }
}
