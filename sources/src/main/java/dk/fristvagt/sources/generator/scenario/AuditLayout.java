package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lays out an audit sample to the unit, with records around it that must not count. For one thread.
 */
final class AuditLayout {

  private static final String YES = "YES";
  private static final String NO = "NO";
  private static final int DAYS_UNTIL_PUT_RIGHT = 2;

  private final AuditSample sample;
  private final Instant cutOff;
  private final Random random;
  private final Map<Integer, List<Fact>> facts = new HashMap<>();

  AuditLayout(AuditSample sample, Instant cutOff, long seed) {
    this.sample = sample;
    this.cutOff = cutOff;
    this.random = new Random(seed);
  }

  /**
   * The facts of the audits, by family.
   *
   * @param candidates open cases, more than the sample
   * @throws IllegalStateException when there are too few
   */
  Map<Integer, List<Fact>> over(List<AuditedCase> candidates) {
    int others = sample.voided() + sample.registeredAfter();
    if (candidates.size() < sample.size() + others) {
      throw new IllegalStateException("too few open cases to audit: " + candidates.size());
    }
    List<AuditedCase> cases = new ArrayList<>(candidates);
    Collections.shuffle(cases, random);
    List<Map<String, String>> findings = findings();
    for (int i = 0; i < sample.size(); i++) {
      count(cases.get(i), findings.get(i), i);
    }
    for (int i = 0; i < others; i++) {
      AuditedCase other = cases.get(sample.size() + i);
      if (i < sample.voided()) {
        takenBack(other);
      } else {
        registeredAfter(other);
      }
    }
    return facts;
  }

  /** Of each file, criterion by criterion; how the criteria fall together is chance. */
  private List<Map<String, String>> findings() {
    List<Map<String, String>> findings = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      findings.add(new TreeMap<>());
    }
    for (String criterion : new TreeSet<>(sample.notInOrder().keySet())) {
      List<Map<String, String>> order = new ArrayList<>(findings);
      Collections.shuffle(order, random);
      for (int i = 0; i < order.size(); i++) {
        order.get(i).put(criterion, i < sample.notInOrder().get(criterion) ? NO : YES);
      }
    }
    return findings;
  }

  private void count(AuditedCase audited, Map<String, String> findings, int number) {
    ZonedDateTime held = held();
    if (number < sample.correctedBefore()) {
      Map<String, String> wrong = new TreeMap<>(findings);
      wrong.replaceAll((criterion, finding) -> finding.equals(YES) ? NO : YES);
      add(audited, 0, false, held, held.plusHours(1), wrong);
      add(audited, 1, false, held, held.plusDays(DAYS_UNTIL_PUT_RIGHT), findings);
      return;
    }
    add(audited, 0, false, held, held.plusHours(1), findings);
    if (number >= sample.size() - sample.repeated()) {
      add(audited, 0, false, held, held.plusHours(1), findings);
    }
  }

  private void takenBack(AuditedCase audited) {
    ZonedDateTime held = held();
    Map<String, String> findings = anyFindings();
    add(audited, 0, false, held, held.plusHours(1), findings);
    add(audited, 1, true, held, held.plusDays(DAYS_UNTIL_PUT_RIGHT), findings);
  }

  private void registeredAfter(AuditedCase audited) {
    ZonedDateTime typed =
        cutOff
            .atZone(MunicipalCalendar.COPENHAGEN)
            .plusDays(1 + random.nextInt(10))
            .withHour(9 + random.nextInt(6));
    add(audited, 0, false, held(), typed, anyFindings());
  }

  private Map<String, String> anyFindings() {
    Map<String, String> findings = new TreeMap<>();
    for (String criterion : new TreeSet<>(sample.notInOrder().keySet())) {
      findings.put(criterion, random.nextBoolean() ? YES : NO);
    }
    return findings;
  }

  private ZonedDateTime held() {
    long days = sample.to().toEpochDay() - sample.from().toEpochDay() + 1;
    while (true) {
      LocalDate day = sample.from().plusDays((long) (random.nextDouble() * days));
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        return day.atTime(9 + random.nextInt(6), random.nextInt(60))
            .atZone(MunicipalCalendar.COPENHAGEN);
      }
    }
  }

  private void add(
      AuditedCase audited,
      int revision,
      boolean voided,
      ZonedDateTime held,
      ZonedDateTime registered,
      Map<String, String> criteria) {
    String token = audited.id().caseId().substring(2);
    facts
        .computeIfAbsent(audited.family(), family -> new ArrayList<>())
        .add(
            new Fact(
                audited.id().municipality(),
                audited.id().caseId(),
                "audit-" + token,
                revision,
                voided,
                audited.childId(),
                time(held),
                time(registered),
                "dubu",
                EventType.CASE_FILE_AUDITED,
                Map.of("auditId", "r" + token, "criteria", Map.copyOf(criteria)),
                null));
  }

  private static FactTime time(ZonedDateTime time) {
    return new FactTime(
        time.toInstant().toEpochMilli(),
        false,
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
  }
}
