package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistoryGeneratorTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 1, 1);

  /** Ten digits, whatever one separator is put between any two of them. */
  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9](?:[-. /]?[0-9]){9}");

  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerForMapOf(Object.class)
          .with(DeserializationFeature.USE_LONG_FOR_INTS);

  @Test
  void theSameSettingsGiveTheSameBytes() {
    GeneratorSettings settings = small(7, TO);

    assertThat(ndjson(settings)).isEqualTo(ndjson(settings)).isNotEmpty();
  }

  @Test
  void anotherSeedGivesAnotherMunicipality() {
    Set<String> cases = new HashSet<>();
    new HistoryGenerator(small(7, TO)).generate(fact -> cases.add(fact.caseId()));
    int[] shared = {0};

    new HistoryGenerator(small(8, TO))
        .generate(
            fact -> {
              if (cases.contains(fact.caseId())) {
                shared[0]++;
              }
            });

    assertThat(cases.size()).isGreaterThan(50);
    assertThat(shared[0]).isLessThan(50);
  }

  @Test
  void aLaterEndAddsFactsAndChangesNone() {
    long end = TO.atStartOfDay(ZONE).toInstant().toEpochMilli();
    List<Fact> longer = inCaseOrder(small(7, TO.plusYears(2)));

    longer.removeIf(fact -> fact.registeredAt().epochMilli() >= end);

    assertThat(longer.equals(inCaseOrder(small(7, TO)))).isTrue();
  }

  @Test
  void everyTypeOfEventOccursInAYearOfSlagelse() {
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    new HistoryGenerator(GeneratorSettings.slagelse(FROM, TO, 1))
        .generate(
            fact -> {
              if (!FinalHistory.dateOf(fact).isBefore(FROM)) {
                seen.add(fact.type());
              }
            });

    assertThat(seen).containsExactlyInAnyOrder(EventType.values());
  }

  @Test
  void recordsAreCorrectedVoidedRepeatedLateAndWithoutClockTime() {
    List<Fact> facts = inCaseOrder(small(7, TO));

    assertThat(facts).anyMatch(fact -> fact.revision() > 0 && !fact.voided());
    assertThat(facts).anyMatch(Fact::voided);
    assertThat(facts).anyMatch(fact -> fact.occurredAt().datePrecision());
    assertThat(facts)
        .anyMatch(
            fact ->
                fact.registeredAt().epochMilli() - fact.occurredAt().epochMilli()
                    > 14L * 86_400_000);
    assertThat(new HashSet<>(facts)).hasSizeLessThan(facts.size());
  }

  @Test
  void revisionsOfAFactAreRegisteredInTheirOrder() {
    Map<String, Fact> latest = new HashMap<>();
    for (Fact fact : inCaseOrder(small(7, TO))) {
      Fact before = latest.put(fact.caseId() + fact.eventId(), fact);
      if (before == null) {
        assertThat(fact.revision()).isZero();
      } else if (!before.equals(fact)) {
        assertThat(fact.revision()).isEqualTo(before.revision() + 1);
        assertThat(fact.registeredAt().epochMilli())
            .isGreaterThan(before.registeredAt().epochMilli());
      }
    }
  }

  @Test
  void theLivingOrderHoldsTheSameFactsByRegistration() {
    GeneratorSettings settings = small(7, TO);
    List<Fact> living = new ArrayList<>();
    Iterator<Fact> iterator = new HistoryGenerator(settings).inRegistrationOrder();
    iterator.forEachRemaining(living::add);
    List<Fact> sorted = inCaseOrder(settings);
    // A stable sort keeps the order of the cases where times are equal.
    sorted.sort(Comparator.comparingLong(fact -> fact.registeredAt().epochMilli()));

    assertThat(living.equals(sorted)).isTrue();
    assertThat(iterator.hasNext()).isFalse();
  }

  @Test
  void casesOpenAtTheStartComeWithTheirOpening() {
    Map<String, List<Fact>> cases = new FinalHistory(small(7, TO)).byCase();

    for (List<Fact> facts : cases.values()) {
      LocalDate firstDay = FinalHistory.dateOf(facts.get(0));
      assertThat(facts)
          .filteredOn(fact -> FinalHistory.dateOf(fact).equals(firstDay))
          .extracting(Fact::type)
          .containsAnyOf(EventType.NOTIFICATION_RECEIVED, EventType.CASE_OPENED);
    }
  }

  @Property(tries = 12)
  void everyFactIsValidWithinTheWorldAndNamesNobody(
      @ForAll long seed,
      @ForAll @IntRange(min = 20, max = 200) int openCases,
      @ForAll @IntRange(min = 1, max = 30) int months,
      @ForAll @IntRange(min = 0, max = 15_000) int start)
      throws Exception {
    LocalDate from = LocalDate.of(1985, 1, 1).plusDays(start);
    LocalDate to = from.plusMonths(months);
    GeneratorSettings settings = GeneratorSettings.ofSize("0101", openCases, from, to, seed);
    long end = to.atStartOfDay(ZONE).toInstant().toEpochMilli();
    FactReader reader = new FactReader(municipality -> ZONE);
    List<Fact> facts = inCaseOrder(settings);

    String[] lines = ndjson(settings).split("\n");

    assertThat(lines).hasSameSizeAs(facts);
    for (int i = 0; i < lines.length; i++) {
      assertThat(TEN_DIGITS.matcher(lines[i]).find()).as(lines[i]).isFalse();
      Fact read = reader.read(JSON.readValue(lines[i]), end);
      assertThat(read).isEqualTo(facts.get(i));
      assertThat(read.registeredAt().epochMilli()).isLessThan(end);
      assertThat(read.occurredAt().epochMilli())
          .isLessThanOrEqualTo(read.registeredAt().epochMilli());
    }
  }

  private static GeneratorSettings small(long seed, LocalDate to) {
    return GeneratorSettings.ofSize("0330", 120, FROM, to, seed);
  }

  private static List<Fact> inCaseOrder(GeneratorSettings settings) {
    List<Fact> facts = new ArrayList<>();
    new HistoryGenerator(settings).generate(facts::add);
    return facts;
  }

  private static String ndjson(GeneratorSettings settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NdjsonWriter writer = new NdjsonWriter(out)) {
      for (Fact fact : inCaseOrder(settings)) {
        writer.write(fact);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
