package dk.fristvagt.streams.view;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.store.ComplianceKey;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * What a {@link PartitionView} holds, once more in the ways that it is asked for, so that an answer
 * costs what it shows. Immutable; a function of the rest of the view.
 *
 * @param live live obligations by holder and status
 * @param tallies by municipality and by team of a municipality, then by rule
 * @param openCases by holder
 * @param children with a measure, by municipality
 * @param childrenOfTeams the same by team, each with the number of its cases there
 */
public record ViewIndexes(
    TreePMap<HolderKey, LiveLists> live,
    HashPMap<Scope, HashPMap<String, RuleTally>> tallies,
    TreePMap<HolderKey, OpenCases> openCases,
    HashPMap<String, Children> children,
    HashPMap<Scope, HashPMap<String, Integer>> childrenOfTeams) {

  static final ViewIndexes EMPTY =
      new ViewIndexes(
          TreePMap.empty(),
          HashTreePMap.empty(),
          TreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty());

  /** With one live obligation more. */
  ViewIndexes plus(DueOrder order, Obligation obligation) {
    HolderKey holder = HolderKey.of(obligation);
    LiveLists lists = live.getOrDefault(holder, LiveLists.EMPTY).plus(order, obligation);
    return with(live.plus(holder, lists), count(obligation, 1));
  }

  /** Without one live obligation. */
  ViewIndexes minus(DueOrder order, Obligation obligation) {
    HolderKey holder = HolderKey.of(obligation);
    LiveLists lists = live.getOrDefault(holder, LiveLists.EMPTY).minus(order, obligation.status());
    return with(
        lists.isEmpty() ? live.minus(holder) : live.plus(holder, lists), count(obligation, -1));
  }

  /** With other figures of a group on a day. */
  ViewIndexes figures(ComplianceKey key, DayFigures before, DayFigures after) {
    long met = after.now().met() - before.now().met();
    long due = after.now().due() - before.now().due();
    if (met == 0 && due == 0) {
      return this;
    }
    Group group = key.group();
    Scope municipality = Scope.municipality(group.municipality());
    Scope team = new Scope(group.municipality(), group.team());
    HashPMap<Scope, HashPMap<String, RuleTally>> changed = tallies;
    changed =
        with(
            changed,
            municipality,
            group.rule(),
            tally(municipality, group.rule()).plus(key.day(), met, due));
    changed =
        with(changed, team, group.rule(), tally(team, group.rule()).plus(key.day(), met, due));
    return with(live, changed);
  }

  /** With another part of a case in the gauges; either may be null. */
  ViewIndexes gauge(CaseGauge before, CaseGauge after) {
    ViewIndexes changed = before == null ? this : gauge(before, -1);
    return after == null ? changed : changed.gauge(after, 1);
  }

  private ViewIndexes gauge(CaseGauge gauge, int n) {
    TreePMap<HolderKey, OpenCases> cases = openCases;
    if (gauge.open()) {
      HolderKey holder = HolderKey.of(gauge);
      OpenCases sum = cases.getOrDefault(holder, OpenCases.NONE).plus(gauge.target(), n);
      cases = sum.all() == 0 ? cases.minus(holder) : cases.plus(holder, sum);
    }
    HashPMap<String, Children> all = children;
    HashPMap<Scope, HashPMap<String, Integer>> ofTeams = childrenOfTeams;
    if (!gauge.childrenWithMeasure().isEmpty()) {
      Scope team = new Scope(gauge.municipality(), gauge.team());
      Children ofMunicipality = all.getOrDefault(gauge.municipality(), Children.NONE);
      HashPMap<String, Integer> ofTeam = ofTeams.getOrDefault(team, HashTreePMap.empty());
      for (String child : gauge.childrenWithMeasure()) {
        ofMunicipality = ofMunicipality.plus(child, n);
        ofTeam = Tally.plus(ofTeam, child, n);
      }
      all =
          ofMunicipality.size() == 0
              ? all.minus(gauge.municipality())
              : all.plus(gauge.municipality(), ofMunicipality);
      ofTeams = ofTeam.isEmpty() ? ofTeams.minus(team) : ofTeams.plus(team, ofTeam);
    }
    return new ViewIndexes(live, tallies, cases, all, ofTeams);
  }

  private HashPMap<Scope, HashPMap<String, RuleTally>> count(Obligation obligation, int n) {
    String rule = obligation.rule();
    Scope municipality = Scope.municipality(obligation.municipality());
    Scope team = new Scope(obligation.municipality(), obligation.team());
    return with(
        with(tallies, municipality, rule, tally(municipality, rule).plus(obligation, n)),
        team,
        rule,
        tally(team, rule).plus(obligation, n));
  }

  private RuleTally tally(Scope scope, String rule) {
    HashPMap<String, RuleTally> rules = tallies.get(scope);
    return rules == null ? RuleTally.ZERO : rules.getOrDefault(rule, RuleTally.ZERO);
  }

  private static HashPMap<Scope, HashPMap<String, RuleTally>> with(
      HashPMap<Scope, HashPMap<String, RuleTally>> tallies,
      Scope scope,
      String rule,
      RuleTally tally) {
    HashPMap<String, RuleTally> rules = tallies.getOrDefault(scope, HashTreePMap.empty());
    rules = tally.isZero() ? rules.minus(rule) : rules.plus(rule, tally);
    return rules.isEmpty() ? tallies.minus(scope) : tallies.plus(scope, rules);
  }

  private ViewIndexes with(
      TreePMap<HolderKey, LiveLists> lists, HashPMap<Scope, HashPMap<String, RuleTally>> sums) {
    return new ViewIndexes(lists, sums, openCases, children, childrenOfTeams);
  }
}
