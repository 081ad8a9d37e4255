package dk.fristvagt.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.rules.fact.CanonicalJson;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.NotificationReceived;
import dk.fristvagt.schemas.v1.Notifier;
import dk.fristvagt.schemas.v1.Precision;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseChangeCodecTest {

  private static final long CLOCK = 4_102_444_800_000L;
  private static final CaseChangeCodec CODEC =
      new CaseChangeCodec(municipality -> FactArbitraries.ZONE);

  @Provide
  Arbitrary<Fact> facts() {
    return FactArbitraries.facts();
  }

  @Property(tries = 2000)
  void aFactComesBackFromItsRecordSaveForTheTextsOfItsTimes(@ForAll("facts") Fact fact)
      throws Exception {
    CaseChange change = CODEC.encode(fact);

    assertThat(CODEC.read(change, CLOCK)).isEqualTo(withoutTexts(fact, change.getCanonicalJson()));
    assertThat(CODEC.decode(change)).isEqualTo(withoutTexts(fact, change.getCanonicalJson()));
  }

  @Property(tries = 2000)
  void theCanonicalTextComesBackExactly(@ForAll("facts") Fact fact) throws Exception {
    CaseChange change = CODEC.encode(fact);

    String expected = CprNumbers.mask(fact.canonical());
    assertThat(CODEC.canonical(change)).isEqualTo(expected);
    assertThat(CODEC.canonical(CODEC.decode(change))).isEqualTo(expected);
    assertThat(CODEC.canonical(fact)).isEqualTo(expected);
  }

  @Property(tries = 500)
  void aRecordDecodedAndEncodedAgainIsTheSame(@ForAll("facts") Fact fact) throws Exception {
    CaseChange change = CODEC.encode(fact);

    assertThat(CODEC.encode(CODEC.decode(change))).isEqualTo(change);
  }

  @Property(tries = 500)
  void aRecordReadFromJsonHasTheCanonicalTextOfThatJson(@ForAll("facts") Fact fact)
      throws Exception {
    Map<String, Object> json = json(fact);
    json.put("somethingElse", "kept");

    Fact read = new FactReader(municipality -> FactArbitraries.ZONE).read(json, CLOCK);

    assertThat(CODEC.canonical(CODEC.encode(read)))
        .isEqualTo(CprNumbers.mask(CanonicalJson.of(json)));
  }

  @Test
  void theTextIsNotStoredWhereItIsTheStandardRendering() {
    assertThat(CODEC.encode(received("2021-03-01T10:15:00+01:00")).getCanonicalJson()).isNull();
    assertThat(CODEC.encode(received("2021-07-01T10:15:00+02:00")).getCanonicalJson()).isNull();
    assertThat(CODEC.encode(received("2021-03-01")).getCanonicalJson()).isNull();
    assertThat(CODEC.encode(received("2021-03-01T09:15:00Z")).getCanonicalJson())
        .contains("2021-03-01T09:15:00Z");
    assertThat(CODEC.encode(received("2021-03-01T10:15+01:00")).getCanonicalJson())
        .contains("10:15+01:00");
  }

  @Test
  void aNumberOfAnUnknownFieldThatLooksLikeACprNumberIsMasked() throws Exception {
    Map<String, Object> json = json(received("2021-03-01"));
    json.put("personnummer", 1203704321L);
    Fact fact = new FactReader(municipality -> FactArbitraries.ZONE).read(json, CLOCK);

    CaseChange change = CODEC.encode(fact);

    assertThat(change.getCanonicalJson()).doesNotContain("1203704321").contains("personnummer");
    assertThat(CODEC.canonical(fact)).isEqualTo(CODEC.canonical(change));
  }

  @Test
  void aCountThatLooksLikeACprNumberIsNoReasonToReject() throws Exception {
    FactTime at = FactTime.parse("2021-03-01T09:15:00Z", FactArbitraries.ZONE);
    Map<String, Object> data = Map.of("kind", "NETWORK", "caseworkers", 1203704321L);
    Fact fact =
        new Fact(
            "0330", "c", "e", 0, false, null, at, at, null, EventType.MEETING_HELD, data, null);

    CaseChange change = CODEC.encode(fact);

    assertThat(change.getCanonicalJson()).doesNotContain("1203704321");
    assertThat(CODEC.read(change, CLOCK).data()).isEqualTo(data);
  }

  @Test
  void anUnknownTypeIsRejected() {
    assertReason(
        RejectReason.UNKNOWN_TYPE,
        () -> CODEC.read(change(null).setType("CaseTeleported").build(), CLOCK));
    assertReason(
        RejectReason.UNKNOWN_TYPE,
        () -> CODEC.decode(change(null).setType("CaseTeleported").build()));
  }

  @Test
  void aMissingPayloadIsRejectedWhereItsTypeRequiresFields() throws Exception {
    assertReason(RejectReason.MISSING_FIELD, () -> CODEC.read(change(null).build(), CLOCK));
    assertReason(RejectReason.MISSING_FIELD, () -> CODEC.decode(change(null).build()));
    assertThat(CODEC.read(change(null).setType("NeedIdentified").build(), CLOCK).data()).isEmpty();
  }

  @Test
  void anUnrecognisedConstantIsABadValue() {
    NotificationReceived payload = new NotificationReceived("n1", Notifier.UNRECOGNISED, false);

    assertReason(RejectReason.BAD_VALUE, () -> CODEC.read(change(payload).build(), CLOCK));
    assertReason(RejectReason.BAD_VALUE, () -> CODEC.decode(change(payload).build()));
  }

  @Test
  void aDateThatIsNoStartOfADayAndATimeBeyondTheYear9999AreBadValues() {
    assertReason(
        RejectReason.BAD_VALUE,
        () -> CODEC.read(change(payload()).setOccurredAtPrecision(Precision.DATE).build(), CLOCK));
    assertReason(
        RejectReason.BAD_VALUE,
        () -> CODEC.read(change(payload()).setOccurredAt(Long.MAX_VALUE).build(), CLOCK));
    assertReason(
        RejectReason.BAD_VALUE,
        () -> CODEC.read(change(payload()).setOccurredAt(Long.MIN_VALUE).build(), CLOCK));
  }

  @Test
  void aCprNumberIsRejectedWhereverItStandsAndBeforeTheTimesAreJudged() {
    assertReason(
        RejectReason.CPR_NUMBER,
        () -> CODEC.read(change(payload()).setCaseId("010170-1234").build(), CLOCK));
    assertReason(
        RejectReason.CPR_NUMBER,
        () ->
            CODEC.read(
                change(payload())
                    .setCanonicalJson("{\"x\":\"0101701234\"}")
                    .setOccurredAt(CLOCK)
                    .build(),
                0));
  }

  @Test
  void timesOutOfOrderAreRejected() {
    assertReason(
        RejectReason.OCCURRED_AFTER_REGISTERED,
        () ->
            CODEC.read(
                change(payload()).setOccurredAt(300_001 + 1_614_590_100_000L).build(), CLOCK));
    assertReason(
        RejectReason.REGISTERED_IN_FUTURE,
        () -> CODEC.read(change(payload()).build(), 1_614_590_100_000L - 300_001));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void anEmptyRecordOfAnyTypeIsRejectedForWhatItLacksOrRead(EventType type) throws Exception {
    CaseChange change = change(null).setType(type.identifier()).build();
    if (type.fields().stream().anyMatch(field -> field.required())) {
      assertReason(RejectReason.MISSING_FIELD, () -> CODEC.read(change, CLOCK));
    } else {
      assertThat(CODEC.read(change, CLOCK).type()).isEqualTo(type);
    }
  }

  private static void assertReason(RejectReason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RejectedFactException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static CaseChange.Builder change(NotificationReceived payload) {
    return CaseChange.newBuilder()
        .setMunicipality("0330")
        .setCaseId("c-17")
        .setEventId("n1-received")
        .setOccurredAt(1_614_590_100_000L)
        .setRegisteredAt(1_614_590_100_000L)
        .setType("NotificationReceived")
        .setNotificationReceived(payload);
  }

  private static NotificationReceived payload() {
    return new NotificationReceived("n1", Notifier.CITIZEN, false);
  }

  private static Fact received(String time) {
    FactTime at = FactTime.parse(time, FactArbitraries.ZONE);
    return new Fact(
        "0330",
        "c-17",
        "n1-received",
        0,
        false,
        null,
        at,
        at,
        "dubu",
        EventType.NOTIFICATION_RECEIVED,
        Map.of("notificationId", "n1", "notifier", "CITIZEN", "knownCase", false),
        null);
  }

  private static Map<String, Object> json(Fact fact) {
    Map<String, Object> json = new HashMap<>();
    json.put("eventId", fact.eventId());
    json.put("revision", (long) fact.revision());
    json.put("municipality", fact.municipality());
    json.put("caseId", fact.caseId());
    json.put("occurredAt", fact.occurredAt().text());
    json.put("registeredAt", fact.registeredAt().text());
    json.put("type", fact.type().identifier());
    json.put("data", fact.data());
    return json;
  }

  private static Fact withoutTexts(Fact fact, String canonicalJson) {
    return new Fact(
        fact.municipality(),
        fact.caseId(),
        fact.eventId(),
        fact.revision(),
        fact.voided(),
        fact.childId(),
        withoutText(fact.occurredAt()),
        withoutText(fact.registeredAt()),
        fact.source(),
        fact.type(),
        fact.data(),
        canonicalJson);
  }

  private static FactTime withoutText(FactTime time) {
    return new FactTime(time.epochMilli(), time.datePrecision(), null);
  }
}
