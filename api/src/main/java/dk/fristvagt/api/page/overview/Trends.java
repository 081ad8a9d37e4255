package dk.fristvagt.api.page.overview;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.chart.Sparkline;
import dk.fristvagt.api.report.ShareSeries;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Makes the small charts of rules, and the same in words. Immutable. */
final class Trends {

  private final PageFrame frame;
  private final Figures figures;
  private final ShareSeries series;

  Trends(PageFrame frame, ShareSeries series) {
    this.frame = frame;
    this.figures = frame.figures();
    this.series = series;
  }

  /** The months as a table's columns are headed. */
  List<String> months() {
    return series.months().stream().map(figures::shortMonth).toList();
  }

  /** A rule's; null where no month has data. */
  Trend of(String rule) {
    List<ShareSeries.Month> months = series.byRule().getOrDefault(rule, List.of());
    if (months.stream().allMatch(month -> month.share().due() == 0)) {
      return null;
    }
    List<Double> shares = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (ShareSeries.Month month : months) {
      shares.add(month.share().share());
      targets.add(month.target());
    }
    return new Trend(
        new Sparkline(shares, targets), label(months), months.stream().map(this::inWords).toList());
  }

  private String inWords(ShareSeries.Month month) {
    return month.share().due() == 0
        ? figures.percent(month.share())
        : figures.percent(month.share())
            + " ("
            + figures.count(month.share().met())
            + frame.say(" af ", " of ")
            + figures.count(month.share().due())
            + ')';
  }

  private String label(List<ShareSeries.Month> months) {
    int first = 0;
    while (months.get(first).share().due() == 0) {
      first++;
    }
    int last = months.size() - 1;
    while (months.get(last).share().due() == 0) {
      last--;
    }
    Double target = months.get(months.size() - 1).target();
    String aim =
        target == null
            ? frame.say(". Intet mål.", ". No target.")
            : frame.say(". Mål nu ", ". Target now ") + figures.target(target) + '.';
    if (first == last) {
      return frame.say("Rettidige: ", "In time: ") + at(months, first) + aim;
    }
    return frame.say("Rettidige: fra ", "In time: from ")
        + at(months, first)
        + frame.say(" til ", " to ")
        + at(months, last)
        + aim;
  }

  private String at(List<ShareSeries.Month> months, int i) {
    YearMonth month = series.months().get(i);
    return figures.percent(months.get(i).share()) + frame.say(" i ", " in ") + figures.month(month);
  }
}
