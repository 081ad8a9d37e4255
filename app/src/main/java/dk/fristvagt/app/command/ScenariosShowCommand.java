package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.sources.generator.scenario.Figure;
import dk.fristvagt.sources.generator.scenario.Population;
import dk.fristvagt.sources.generator.scenario.Rate;
import dk.fristvagt.sources.generator.scenario.Scenario;
import dk.fristvagt.sources.generator.scenario.ScenarioDescription;
import dk.fristvagt.sources.generator.scenario.VerdictFigure;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a scenario gives. */
@Command(
    name = "show",
    description = "Says which figures a scenario gives, where they come from and how to get them.")
final class ScenariosShowCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "As 'scenarios list' gives it.")
  private String name;

  @Option(
      names = "--catalogue",
      description = "Print the rules that it is judged by (YAML) and nothing else.")
  private boolean catalogue;

  @Option(names = "--json", description = "Print one object.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Scenario.names().contains(name)) {
      throw new CommandFailure(
          "there is no scenario '" + name + "'; see: fristvagt scenarios list");
    }
    Scenario scenario = Scenario.of(name);
    if (catalogue) {
      StandardOutput.line(scenario.catalogueYaml().stripTrailing());
    } else if (json) {
      StandardOutput.json(object(scenario.description()));
    } else {
      lines(scenario.description()).forEach(StandardOutput::line);
    }
    return 0;
  }

  private static List<String> lines(ScenarioDescription scenario) {
    List<String> lines = new ArrayList<>();
    lines.add(scenario.title());
    lines.add("Source: " + scenario.source());
    lines.addAll(scenario.notes());
    Population population = scenario.population();
    if (population != null) {
      lines.add("Children: " + population.children() + " (" + population.source() + ")");
    }
    lines.add("At " + cutOff(scenario) + ":");
    for (Figure figure : scenario.figures()) {
      lines.add(
          "  "
              + figure.expected()
              + "  "
              + figure.text()
              + (figure.published() ? "" : " (chosen)"));
    }
    for (Rate rate : scenario.rates()) {
      lines.add("  " + rate.expected().toPlainString() + "  " + rate.text());
    }
    for (VerdictFigure verdict : scenario.verdicts()) {
      lines.add(
          "  "
              + verdict.verdict().label()
              + "  "
              + verdict.rule()
              + (verdict.team() == null ? "" : ", " + verdict.team())
              + ", "
              + verdict.period()
              + " against "
              + verdict.target()
              + " %");
    }
    lines.add("To see them:");
    commands(scenario).forEach(command -> lines.add("  " + command));
    return lines;
  }

  private static List<String> commands(ScenarioDescription scenario) {
    String file = scenario.name() + ".ndjson";
    List<String> commands = new ArrayList<>();
    commands.add("fristvagt generate --scenario " + scenario.name() + " -o " + file);
    String rules = "";
    if (scenario.catalogue() != null) {
      commands.add(
          "fristvagt scenarios show "
              + scenario.name()
              + " --catalogue > "
              + scenario.name()
              + ".yaml");
      rules = " --catalogue " + scenario.name() + ".yaml";
    }
    commands.add(
        "fristvagt replay "
            + file
            + " --tick P7D --until "
            + cutOff(scenario)
            + rules
            + " --report compliance");
    return commands;
  }

  private static Map<String, Object> object(ScenarioDescription scenario) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", scenario.name());
    object.put("title", scenario.title());
    object.put("source", scenario.source());
    object.put("notes", scenario.notes());
    object.put("cutOff", cutOff(scenario));
    if (scenario.population() != null) {
      object.put("children", scenario.population().children());
    }
    List<Map<String, Object>> figures = new ArrayList<>();
    for (Figure figure : scenario.figures()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", figure.id());
      one.put("text", figure.text());
      one.put("published", figure.published());
      one.put("expected", figure.expected());
      figures.add(one);
    }
    object.put("figures", figures);
    List<Map<String, Object>> rates = new ArrayList<>();
    for (Rate rate : scenario.rates()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", rate.id());
      one.put("text", rate.text());
      one.put("expected", rate.expected());
      rates.add(one);
    }
    object.put("rates", rates);
    List<Map<String, Object>> verdicts = new ArrayList<>();
    for (VerdictFigure verdict : scenario.verdicts()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("rule", verdict.rule());
      one.put("team", verdict.team());
      one.put("period", verdict.period());
      one.put("target", verdict.target());
      one.put("verdict", verdict.verdict().label());
      verdicts.add(one);
    }
    object.put("verdicts", verdicts);
    object.put("commands", commands(scenario));
    return object;
  }

  private static String cutOff(ScenarioDescription scenario) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        scenario.cutOff().atZone(MunicipalCalendar.COPENHAGEN));
  }
}
