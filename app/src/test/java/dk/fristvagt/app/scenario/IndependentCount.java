package dk.fristvagt.app.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.scenario.IndependentCase.Deadline;
import dk.fristvagt.app.scenario.IndependentCase.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The published figures once more, from the lines of a file, sharing no code with the engine, the
 * generator or the oracle.
 */
final class IndependentCount {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Instant clock;
  private final List<JsonNode> lines = new ArrayList<>();
  private final List<IndependentCase> cases = new ArrayList<>();

  IndependentCount(Path file, Instant clock) throws IOException {
    this.clock = clock;
    Map<String, List<JsonNode>> byCase = new LinkedHashMap<>();
    try (Stream<String> text = Files.lines(file)) {
      text.forEach(
          line -> {
            JsonNode fact = parse(line);
            lines.add(fact);
            byCase.computeIfAbsent(fact.get("caseId").asText(), id -> new ArrayList<>()).add(fact);
          });
    }
    byCase.values().forEach(ofCase -> cases.add(new IndependentCase(ofCase, clock)));
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A figure by its name in the descriptions. */
  long figure(String id) {
    return switch (id) {
      case "assessments-met" -> assessments("met").size();
      case "assessments-not-met" -> assessments("late", "waiting").size();
      case "assessments-lapsed" -> assessments("lapsed").size();
      case "assessments-due" -> assessments("met", "late", "waiting", "lapsed").size();
      case "assessments-within-6-weeks" -> withinSixWeeks();
      case "handed-over" -> handovers("met", "missed");
      case "same-caseworker" -> handovers("met");
      case "open-cases", "children-with-case" ->
          cases.stream().filter(IndependentCase::isOpen).count();
      case "children-with-measure" -> childrenWithMeasure();
      case "assessments-in-progress" -> allAssessments("waiting");
      case "notifications-2014" -> notifications(2014);
      case "notifications-2022" -> notifications(2022);
      case "audited" -> events("CaseFileAudited").size();
      case "audit-assessment" -> audited("assessment");
      case "audit-plan" -> audited("plan");
      case "audit-conversation" -> audited("conversation");
      default -> throw new IllegalArgumentException("no independent count of " + id);
    };
  }

  /** Those whose last day is before the clock's day. */
  private List<Deadline> assessments(String... states) {
    return cases.stream()
        .flatMap(c -> c.assessments(Period.ofMonths(4)).stream())
        .filter(a -> a.lastDay().isBefore(today()) && List.of(states).contains(a.state()))
        .toList();
  }

  private long withinSixWeeks() {
    Set<String> cohort = new HashSet<>();
    assessments("met", "late", "waiting", "lapsed").forEach(a -> cohort.add(a.start().id()));
    return cases.stream()
        .flatMap(c -> c.assessments(Period.ofWeeks(6)).stream())
        .filter(a -> a.state().equals("met") && cohort.contains(a.start().id()))
        .count();
  }

  private long handovers(String... states) {
    return cases.stream()
        .flatMap(c -> c.handovers().stream())
        .filter(h -> h.lastDay().isBefore(today()) && List.of(states).contains(h.state()))
        .count();
  }

  private long childrenWithMeasure() {
    Set<String> children = new HashSet<>();
    cases.forEach(c -> children.addAll(c.childrenWithMeasure()));
    return children.size();
  }

  private long notifications(int year) {
    return events("NotificationReceived").stream().filter(n -> n.day().getYear() == year).count();
  }

  private long audited(String criterion) {
    return events("CaseFileAudited").stream()
        .filter(a -> a.line().at("/data/criteria/" + criterion).asText().equals("NO"))
        .count();
  }

  private List<Event> events(String type) {
    return cases.stream().flatMap(c -> c.ofType(type).stream()).toList();
  }

  private LocalDate today() {
    return clock.atZone(IndependentCase.ZONE).toLocalDate();
  }

  /** Records of a type that somebody might count and must not. */
  long records(String type, Predicate<JsonNode> which) {
    return lines.stream()
        .filter(line -> line.get("type").asText().equals(type) && which.test(line))
        .count();
  }

  /** Whether a record was registered after the clock. */
  boolean isLate(JsonNode record) {
    return OffsetDateTime.parse(record.get("registeredAt").asText()).toInstant().isAfter(clock);
  }

  /** Lines that stand in the file twice. */
  long duplicates() {
    return lines.size() - new HashSet<>(lines).size();
  }

  /** Child assessments in a state, whenever they fall due. */
  long allAssessments(String state) {
    return cases.stream()
        .flatMap(c -> c.assessments(Period.ofMonths(4)).stream())
        .filter(a -> a.state().equals(state))
        .count();
  }

  /** Child assessments that fall due on the clock's day or later. */
  long dueLater() {
    return cases.stream()
        .flatMap(c -> c.assessments(Period.ofMonths(4)).stream())
        .filter(a -> !a.lastDay().isBefore(today()))
        .count();
  }
}
