package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.Target;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads targets: a share that always applies, or shares by the month at whose end they begin to.
 */
final class Targets {

  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

  private final Findings findings;
  private final Scalars scalars;

  Targets(Findings findings, Scalars scalars) {
    this.findings = findings;
    this.scalars = scalars;
  }

  /**
   * @param targets null where the rule has none
   * @param margin null where the rule gives none
   */
  Target read(Located targets, Located margin) {
    int points =
        margin == null
            ? Target.DEFAULT_MARGIN
            : scalars.number(margin, 0, 100).orElse(Target.DEFAULT_MARGIN);
    if (targets == null) {
      if (margin != null) {
        findings.add(margin, "has no meaning without targets");
      }
      return Target.NONE;
    }
    return new Target(milestones(targets), points);
  }

  private List<Target.Milestone> milestones(Located at) {
    if (at.node() instanceof ScalarNode) {
      return scalars
          .number(at, 0, 100)
          .map(percent -> List.of(new Target.Milestone(null, percent)))
          .orElse(List.of());
    }
    List<Target.Milestone> milestones = new ArrayList<>();
    Optional<Entries> entries = Entries.of(at, findings);
    if (entries.isEmpty()) {
      return milestones;
    }
    if (entries.get().names().isEmpty()) {
      findings.add(at, "names no month; leave it out where there is no target");
    }
    YearMonth latest = null;
    for (String name : entries.get().names()) {
      Optional<Integer> percent = scalars.number(entries.get().value(name).orElseThrow(), 0, 100);
      Optional<YearMonth> month = month(entries.get().key(name), name);
      if (month.isEmpty()) {
        continue;
      }
      if (latest != null && month.get().isBefore(latest)) {
        findings.add(entries.get().key(name), name + " is out of order: it comes after " + latest);
        continue;
      }
      latest = month.get();
      percent.ifPresent(share -> milestones.add(new Target.Milestone(month.get(), share)));
    }
    return milestones;
  }

  private Optional<YearMonth> month(Located at, String text) {
    if (MONTH.matcher(text).matches()) {
      try {
        return Optional.of(YearMonth.parse(text));
      } catch (DateTimeException e) {
        // Said below, with the form that is wanted.
      }
    }
    findings.add(at, "'" + text + "' is no month; write it as 2021-04");
    return Optional.empty();
  }
}
