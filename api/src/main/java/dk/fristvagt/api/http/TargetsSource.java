package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.page.targets.SpanChoice;
import dk.fristvagt.api.page.targets.TargetsPage;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.TargetsQuery;
import dk.fristvagt.rules.catalogue.Catalogue;
import java.util.Set;

/** {@code GET /targets}. */
final class TargetsSource implements PageSource {

  private static final int LIVE_SECONDS = 5;
  private static final Grouping[] GROUPINGS = {Grouping.MUNICIPALITY, Grouping.TEAM};

  private final LiveStatus live;

  TargetsSource(LiveStatus live) {
    this.live = live;
  }

  @Override
  public Screen screen() {
    return Screen.TARGETS;
  }

  @Override
  public Set<String> parameters() {
    return Set.of("rule", "municipality", "team", "by", "span");
  }

  @Override
  public Keeping keeping() {
    return Keeping.FIGURES;
  }

  @Override
  public int liveSeconds() {
    return LIVE_SECONDS;
  }

  @Override
  public Page page(PageRequest request) {
    QueryParameters parameters = request.parameters();
    Catalogue catalogue = live.catalogue();
    GroupFilter filter = parameters.groups(catalogue);
    Grouping by = parameters.choice("by", GROUPINGS, Grouping::label, Grouping.MUNICIPALITY);
    SpanChoice span =
        parameters.choice("span", SpanChoice.values(), SpanChoice::label, SpanChoice.LAST_MONTH);
    PageFrame frame = request.frame("Måltal", "Targets");
    FilterForm form =
        new FilterForm(frame, filter)
            .constant(
                "span",
                frame.say("Periode", "Period"),
                SpanChoice.values(),
                span,
                SpanChoice::label,
                choice -> choice.name(frame.speech()))
            .holders(FilterChoices.of(request.snapshot(), filter))
            .rules(catalogue)
            .constant(
                "by",
                frame.say("Opdelt på", "Divided by"),
                GROUPINGS,
                by,
                Grouping::label,
                one ->
                    one == Grouping.TEAM
                        ? frame.say("Team", "Team")
                        : frame.say("Kommune", "Municipality"));
    return new TargetsPage(
        frame,
        live.reports().targets(request.snapshot(), new TargetsQuery(filter, by)),
        span,
        form,
        catalogue,
        filter);
  }
}
