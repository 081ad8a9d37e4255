package dk.fristvagt.sources.generator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.Practice;
import dk.fristvagt.sources.generator.RecordKeeping;
import dk.fristvagt.sources.generator.WorkStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the description files that come with the program. */
final class DescriptionReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DescriptionReader() {}

  /**
   * @throws IllegalStateException when the file is missing or no description
   */
  static ScenarioDescription read(String name) {
    try (InputStream in = DescriptionReader.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("there is no description of " + name);
      }
      return description(name, JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScenarioDescription description(String name, JsonNode json) {
    List<VerdictFigure> verdicts = verdicts(json);
    return new ScenarioDescription(
        name,
        text(json, "title"),
        text(json, "source"),
        list(json, "notes", JsonNode::textValue),
        OffsetDateTime.parse(text(json, "cutOff")).toInstant(),
        settings(json, verdicts),
        date(json, "extractFrom"),
        date(json, "assessmentsFrom"),
        json.has("audits") ? audits(json.get("audits")) : null,
        json.has("countingKept") ? json.get("countingKept").doubleValue() : 1,
        json.get("othersKept").doubleValue(),
        text(json, "catalogue"),
        json.has("population") ? population(json.get("population")) : null,
        list(json, "figures", DescriptionReader::figure),
        list(json, "rates", DescriptionReader::rate),
        verdicts);
  }

  private static GeneratorSettings settings(JsonNode json, List<VerdictFigure> verdicts) {
    JsonNode volume = json.get("volume");
    return new GeneratorSettings(
        text(json, "municipality"),
        volume.get("openCases").intValue(),
        volume.get("notificationsPerYear").intValue(),
        volume.get("caseworkers").intValue(),
        date(json, "from"),
        date(json, "to"),
        json.get("seed").longValue(),
        practice(json, verdicts),
        recordKeeping(json.get("recordKeeping")));
  }

  /** Where nothing else is said, practice follows the verdicts from milestone to milestone. */
  private static Practice practice(JsonNode json, List<VerdictFigure> verdicts) {
    Practice practice = Practice.improving();
    Map<String, TreeMap<LocalDate, Double>> paths = new HashMap<>();
    for (VerdictFigure verdict : verdicts) {
      if (verdict.team() == null) {
        TreeMap<LocalDate, Double> path =
            paths.computeIfAbsent(verdict.rule(), rule -> new TreeMap<>());
        path.put(verdict.firstDay(), aimedAt(verdict));
        path.put(verdict.lastDay(), aimedAt(verdict));
      }
    }
    for (Map.Entry<String, TreeMap<LocalDate, Double>> path : paths.entrySet()) {
      practice = practice.with(WorkStep.of(path.getKey()), path.getValue());
    }
    JsonNode shares = json.path("practice");
    for (Map.Entry<String, JsonNode> share : shares.properties()) {
      practice = practice.with(WorkStep.of(share.getKey()), share.getValue().doubleValue());
    }
    return practice;
  }

  /** Beyond a target that is reached, within the margin below one that is just missed. */
  private static double aimedAt(VerdictFigure verdict) {
    double target = verdict.target() / 100.0;
    return switch (verdict.verdict()) {
      case GREEN -> Math.min(1, target + 0.15);
      case AMBER -> Math.max(0, target - 0.03);
      default -> Math.max(0, target - 0.12);
    };
  }

  private static RecordKeeping recordKeeping(JsonNode json) {
    return new RecordKeeping(
        json.get("registeredLate").doubleValue(),
        json.get("dateOnly").doubleValue(),
        json.get("corrected").doubleValue(),
        json.get("mistaken").doubleValue(),
        json.get("repeated").doubleValue(),
        json.get("moved").doubleValue(),
        json.get("fieldLeftOut").doubleValue());
  }

  private static Figure figure(JsonNode json) {
    return new Figure(
        text(json, "id"),
        text(json, "text"),
        json.get("published").booleanValue(),
        json.get("expected").intValue(),
        query(json.get("count")));
  }

  private static FigureQuery query(JsonNode json) {
    return switch (text(json, "of")) {
      case "open-cases" -> new FigureQuery.OpenCases();
      case "children-with-measure" -> new FigureQuery.ChildrenWithMeasure();
      default ->
          new FigureQuery.Obligations(
              text(json, "of"),
              statuses(json.get("statuses")),
              date(json, "startFrom"),
              date(json, "startTo"),
              date(json, "dueFrom"),
              date(json, "dueTo"),
              text(json, "within"));
    };
  }

  private static Set<ObligationStatus> statuses(JsonNode json) {
    Set<ObligationStatus> statuses = EnumSet.noneOf(ObligationStatus.class);
    if (json == null) {
      return EnumSet.allOf(ObligationStatus.class);
    }
    json.forEach(label -> statuses.add(ObligationStatus.ofLabel(label.textValue())));
    return statuses;
  }

  private static Rate rate(JsonNode json) {
    return new Rate(
        text(json, "id"),
        text(json, "text"),
        text(json, "numerator"),
        text(json, "denominator"),
        json.get("per").intValue(),
        new BigDecimal(text(json, "expected")));
  }

  private static List<VerdictFigure> verdicts(JsonNode json) {
    List<VerdictFigure> verdicts = new ArrayList<>();
    for (JsonNode rule : json.path("verdicts")) {
      for (JsonNode of : rule.get("periods")) {
        String period = text(of, "period");
        VerdictFigure verdict =
            new VerdictFigure(
                text(rule, "rule"),
                text(of, "team"),
                period,
                of.get("target").intValue(),
                Verdict.valueOf(text(of, "verdict").toUpperCase(Locale.ROOT)));
        requireMonthOrYear(verdict);
        verdicts.add(verdict);
      }
    }
    return verdicts;
  }

  private static void requireMonthOrYear(VerdictFigure verdict) {
    if (!verdict.isYear()) {
      YearMonth.parse(verdict.period());
    }
  }

  private static AuditSample audits(JsonNode json) {
    Map<String, Integer> notInOrder = new HashMap<>();
    json.get("notInOrder")
        .properties()
        .forEach(entry -> notInOrder.put(entry.getKey(), entry.getValue().intValue()));
    return new AuditSample(
        json.get("size").intValue(),
        date(json, "from"),
        date(json, "to"),
        notInOrder,
        json.get("correctedBefore").intValue(),
        json.get("repeated").intValue(),
        json.get("voided").intValue(),
        json.get("registeredAfter").intValue());
  }

  private static Population population(JsonNode json) {
    return new Population(
        json.get("children").intValue(),
        json.has("national") ? new BigDecimal(text(json, "national")) : null,
        text(json, "source"));
  }

  private static <T> List<T> list(JsonNode json, String field, Function<JsonNode, T> read) {
    List<T> items = new ArrayList<>();
    json.path(field).forEach(item -> items.add(read.apply(item)));
    return items;
  }

  private static LocalDate date(JsonNode json, String field) {
    return json.has(field) ? LocalDate.parse(text(json, field)) : null;
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).textValue();
  }
}
