package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.time.ZoneId;
import java.util.function.Function;

/** A small mapping that tests share. */
final class Mappings {

  static final Function<String, ZoneId> ZONES = code -> MunicipalCalendar.COPENHAGEN;
  static final CaseChangeCodec CODEC = new CaseChangeCodec(ZONES);

  static final String TEXT =
      """
      source: fag
      schema: fs
      clock: {table: puls, column: tid, grace: PT0S}
      tables:
        underretning:
          municipality: kommunenr
          caseId: sagsnr
          revision: version
          registeredAt: rettet
          sharedVersion: true
          deletes: void
          facts:
            - type: NotificationReceived
              eventId: {template: "u-{id}-modtaget"}
              occurredAt: {column: modtaget, dateOnly: kun_dato}
              data:
                notificationId: id
                notifier: {column: underretter, codes: {FAG: PROFESSIONAL, BORGER: CITIZEN}}
                knownCase: {constant: "false"}
            - type: NotificationAcknowledged
              when: {present: kvittering}
              eventId: {template: "u-{id}-kvittering"}
              occurredAt: {date: kvittering, time: kvittering_kl}
              data: {notificationId: id}
        moede:
          municipality: {constant: "0330"}
          caseId: sagsnr
          eventId: akt
          revision: version
          occurredAt: tid
          registeredAt: rettet
          facts:
            - type: MeetingHeld
              when: {equal: {art: [NETV, FRS]}}
              data: {kind: {column: art, codes: {NETV: NETWORK, FRS: FAMILY_GROUP_CONFERENCE}}}
      """;

  private Mappings() {}

  static CaptureMapping small() {
    try {
      return MappingLoader.load(TEXT).mapping();
    } catch (InvalidMappingException e) {
      throw new AssertionError(e);
    }
  }
}
