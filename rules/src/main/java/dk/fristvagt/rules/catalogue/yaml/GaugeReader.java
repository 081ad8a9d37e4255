package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one gauge. */
final class GaugeReader {

  private static final Set<String> SCOPES = Set.of("local", "national");

  private final Findings findings;
  private final Scalars scalars;

  GaugeReader(Findings findings, Scalars scalars) {
    this.findings = findings;
    this.scalars = scalars;
  }

  /** The gauge, if it can be read. */
  Optional<Gauge> read(Located at) {
    Optional<Entries> read = Entries.of(at, findings);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Entries gauge = read.get();
    gauge.allowOnly(Set.of("id", "name", "legal", "counts", "thresholds"), findings);
    Optional<String> id = gauge.required("id", findings).flatMap(this::id);
    Optional<LocalizedText> name = gauge.required("name", findings).flatMap(scalars::localized);
    Optional<String> legal = gauge.required("legal", findings).flatMap(scalars::text);
    Optional<Gauge.Measure> measure = gauge.required("counts", findings).flatMap(this::measure);
    List<Gauge.Threshold> thresholds =
        gauge.value("thresholds").map(this::thresholds).orElse(List.of());
    return id.isPresent() && name.isPresent() && legal.isPresent() && measure.isPresent()
        ? Optional.of(new Gauge(id.get(), name.get(), legal.get(), measure.get(), thresholds))
        : Optional.empty();
  }

  private Optional<String> id(Located at) {
    Optional<String> id = scalars.text(at);
    if (id.isPresent() && (!RuleReader.ID.matcher(id.get()).matches() || id.get().endsWith("*"))) {
      findings.add(
          at, "'" + id.get() + "' is no id; use small letters a to z, digits and single dashes");
      return Optional.empty();
    }
    return id;
  }

  private Optional<Gauge.Measure> measure(Located at) {
    return scalars
        .text(at)
        .flatMap(
            text -> {
              Optional<Gauge.Measure> measure =
                  Arrays.stream(Gauge.Measure.values())
                      .filter(one -> one.name().equals(text))
                      .findFirst();
              if (measure.isEmpty()) {
                findings.add(at, "must be one of " + Arrays.toString(Gauge.Measure.values()));
              }
              return measure;
            });
  }

  private List<Gauge.Threshold> thresholds(Located at) {
    List<Gauge.Threshold> thresholds = new ArrayList<>();
    if (!(at.node() instanceof SequenceNode sequence)) {
      findings.add(at, "must be a list of thresholds");
      return thresholds;
    }
    int position = 1;
    for (Node node : sequence.getValue()) {
      Entries.of(at.element(position++, node), findings)
          .flatMap(this::threshold)
          .ifPresent(thresholds::add);
    }
    return thresholds;
  }

  private Optional<Gauge.Threshold> threshold(Entries entries) {
    entries.allowOnly(Set.of("target", "scope", "limit"), findings);
    Optional<String> target = entries.value("target").flatMap(at -> oneOf(at, targetGroups()));
    Optional<String> scope = entries.required("scope", findings).flatMap(at -> oneOf(at, SCOPES));
    Optional<Integer> limit =
        entries.required("limit", findings).flatMap(at -> scalars.number(at, 0, 999_999));
    return scope.isPresent() && limit.isPresent()
        ? Optional.of(new Gauge.Threshold(target.orElse(null), scope.get(), limit.get()))
        : Optional.empty();
  }

  private Optional<String> oneOf(Located at, Set<String> allowed) {
    Optional<String> text = scalars.text(at);
    if (text.isPresent() && !allowed.contains(text.get())) {
      findings.add(at, "must be one of " + String.join(", ", allowed.stream().sorted().toList()));
      return Optional.empty();
    }
    return text;
  }

  private static Set<String> targetGroups() {
    return Set.copyOf(
        ((FieldType.Choice) EventType.CASE_OPENED.field("target").orElseThrow().type())
            .constants());
  }
}
