package dk.fristvagt.rules.audit;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.evaluation.CaseSummary;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Draws cases at random, so that anybody with the same facts and the same seed draws the same.
 *
 * <p>The population are the cases that were open at the first instant of the period, in their
 * municipality's zone, each with the group that held it then, all by the facts registered by then:
 * what was typed in later changes no draw. A case that was never opened is not in it. Each case has
 * a rank of its own, the SHA-256 of {@code seed \n period \n municipality \n caseId} in UTF-8; of
 * each group the lowest ranks are drawn. So neither the order of the cases, nor partitioning, nor
 * any other case decides what becomes of one's rank, and a larger sample holds every smaller one of
 * the same seed.
 *
 * <p>Memory grows with the number of groups and the sample, not with that of the cases. Not
 * thread-safe.
 */
public final class AuditDraw {

  /** 1 to 64 letters, digits, dots, dashes and underscores. */
  private static final Pattern SEED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final Comparator<GroupKey> ORDER =
      Comparator.comparing(GroupKey::municipality)
          .thenComparing(GroupKey::name, CodePointOrder.INSTANCE);

  private final AuditPlan plan;
  private final AuditPeriod period;
  private final String seed;
  private final int size;
  private final Calendars calendars;
  private final BiPredicate<String, String> whose;
  private final TreeMap<GroupKey, Group> groups = new TreeMap<>(ORDER);

  /**
   * @param size how many cases of each group to draw, at least 1
   * @throws IllegalArgumentException when the seed is none, or the period is not of the plan's kind
   */
  public AuditDraw(AuditPlan plan, AuditPeriod period, String seed, int size, Calendars calendars) {
    this(plan, period, seed, size, calendars, (municipality, team) -> true);
  }

  /**
   * From the cases that some teams held then.
   *
   * @param size how many cases of each group to draw, at least 1
   * @param whose by municipality and team
   * @throws IllegalArgumentException when the seed is none, or the period is not of the plan's kind
   */
  public AuditDraw(
      AuditPlan plan,
      AuditPeriod period,
      String seed,
      int size,
      Calendars calendars,
      BiPredicate<String, String> whose) {
    if (!isSeed(seed)) {
      throw new IllegalArgumentException("no seed");
    }
    if (period.kind() != plan.period()) {
      throw new IllegalArgumentException("the period is not of the plan's kind");
    }
    if (size < 1) {
      throw new IllegalArgumentException("at least one case is drawn");
    }
    this.plan = plan;
    this.period = period;
    this.seed = seed;
    this.size = size;
    this.calendars = calendars;
    this.whose = whose;
  }

  /** Whether a text may be a seed: 1 to 64 letters, digits, dots, dashes and underscores. */
  public static boolean isSeed(String text) {
    return SEED.matcher(text).matches();
  }

  /**
   * Adds a case, which must not be added twice.
   *
   * @param records all its records, in any order, duplicates allowed
   */
  public void add(CaseId id, Collection<Fact> records) {
    MunicipalCalendar calendar = calendars.of(id.municipality());
    long instant = calendar.startOf(period.firstDay());
    CaseSummary summary = CaseSummary.of(CaseHistory.at(records, instant), calendar, instant);
    if (summary.open() && whose.test(id.municipality(), summary.holder().team())) {
      groups
          .computeIfAbsent(
              new GroupKey(id.municipality(), plan.groupOf(summary.holder())), key -> new Group())
          .add(
              new DrawnCase(
                  id.caseId(), summary.holder().team(), summary.holder().caseworker(), rank(id)),
              size);
    }
  }

  /** What was drawn, by municipality and group; groups without an open case are not there. */
  public List<AuditGroup> groups() {
    List<AuditGroup> drawn = new ArrayList<>();
    groups.forEach(
        (key, group) ->
            drawn.add(
                new AuditGroup(
                    key.municipality(),
                    key.name(),
                    group.population,
                    new ArrayList<>(group.lowest))));
    return drawn;
  }

  private String rank(CaseId id) {
    String text = seed + '\n' + period.label() + '\n' + id.municipality() + '\n' + id.caseId();
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record GroupKey(String municipality, String name) {}

  private static final class Group {

    private int population;
    private final TreeSet<DrawnCase> lowest =
        new TreeSet<>(
            Comparator.comparing(DrawnCase::rank)
                .thenComparing(DrawnCase::caseId, CodePointOrder.INSTANCE));

    void add(DrawnCase one, int size) {
      population++;
      lowest.add(one);
      if (lowest.size() > size) {
        lowest.pollLast();
      }
    }
  }
}
