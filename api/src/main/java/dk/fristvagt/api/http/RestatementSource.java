package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.filter.Choice;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.page.filter.Option;
import dk.fristvagt.api.page.restatement.Measure;
import dk.fristvagt.api.page.restatement.RestatementPage;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.RegistrationLagQuery;
import dk.fristvagt.api.report.RestatementQuery;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.compliance.PeriodKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code GET /restatement}. Without {@code from} and {@code to} the last twelve closed months. */
final class RestatementSource implements PageSource {

  private static final int LIVE_SECONDS = 5;
  private static final int MONTHS_SHOWN = 12;
  private static final int MONTHS_OFFERED = 60;
  private static final PeriodKind[] PERIODS = {
    PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR
  };

  private final LiveStatus live;

  RestatementSource(LiveStatus live) {
    this.live = live;
  }

  @Override
  public Screen screen() {
    return Screen.RESTATEMENT;
  }

  @Override
  public Set<String> parameters() {
    return Set.of("rule", "municipality", "team", "from", "to", "period", "figure");
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
    PeriodRange asked = PeriodRange.of(parameters);
    PageFrame frame = request.frame("Ændrede tal", "Restatement");
    YearMonth closed = YearMonth.from(frame.figures().localDate(frame.clock())).minusMonths(1);
    LocalDate to = asked.to() == null ? closed.atEndOfMonth() : asked.to();
    LocalDate from =
        asked.from() == null
            ? YearMonth.from(to).minusMonths(MONTHS_SHOWN - 1L).atDay(1)
            : asked.from();
    Measure measure =
        parameters.choice("figure", Measure.values(), Measure::label, Measure.OVERDUE);
    FilterForm form =
        new FilterForm(frame, filter)
            .constant(
                "figure",
                frame.say("Tal", "Figure"),
                Measure.values(),
                measure,
                Measure::label,
                one -> one.name(frame.speech()))
            .rules(catalogue)
            .holders(FilterChoices.of(request.snapshot(), filter))
            .add(month(frame, "from", closed, from, month -> month.atDay(1)))
            .add(month(frame, "to", closed, to, YearMonth::atEndOfMonth))
            .constant(
                "period",
                frame.say("Opdelt på", "Divided by"),
                PERIODS,
                asked.period(),
                RestatementSource::label,
                kind -> name(frame, kind));
    return new RestatementPage(
        frame,
        live.reports()
            .restatement(
                request.snapshot(),
                new RestatementQuery(filter, from, to, asked.period(), Grouping.TEAM)),
        live.reports()
            .registrationLag(
                request.snapshot(),
                new RegistrationLagQuery(filter, from, to, asked.period(), Grouping.TEAM)),
        measure,
        form,
        catalogue,
        range(frame.api(RestatementRoute.PATH, "figure", "from", "to"), from, to),
        range(frame.api(RegistrationLagRoute.PATH, "figure", "rule", "from", "to"), from, to));
  }

  private static Link range(Link link, LocalDate from, LocalDate to) {
    return link.with("from", from.toString()).with("to", to.toString());
  }

  /** The closed months, the last one first; another month that is asked for too. */
  private static Choice month(
      PageFrame frame,
      String name,
      YearMonth closed,
      LocalDate chosen,
      Function<YearMonth, LocalDate> day) {
    YearMonth wanted = YearMonth.from(chosen);
    return new Choice(
        name,
        name.equals("from") ? frame.say("Fra og med", "From") : frame.say("Til og med", "To"),
        Stream.concat(
                Stream.of(wanted), IntStream.range(0, MONTHS_OFFERED).mapToObj(closed::minusMonths))
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(month -> option(frame, month, day.apply(month), month.equals(wanted)))
            .toList());
  }

  private static Option option(PageFrame frame, YearMonth month, LocalDate day, boolean chosen) {
    return new Option(day.toString(), frame.figures().month(month), chosen);
  }

  private static String label(PeriodKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String name(PageFrame frame, PeriodKind kind) {
    return switch (kind) {
      case QUARTER -> frame.say("Kvartal", "Quarter");
      case YEAR -> frame.say("År", "Year");
      default -> frame.say("Måned", "Month");
    };
  }
}
