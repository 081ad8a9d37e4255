package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.text.RuleDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what one rule means. */
@Command(
    name = "show",
    description = "Says in words what a rule means, with all its versions and targets.")
final class RulesShowCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "As 'rules list' gives it.")
  private String id;

  @Mixin private CatalogueOptions catalogues;

  @Mixin private LanguageOption language;

  @Option(
      names = "--json",
      description = "Print one object with the lines, each a label and a text.")
  private boolean json;

  @Override
  public Integer call() {
    Rule rule =
        catalogues
            .load()
            .rule(id)
            .orElseThrow(
                () ->
                    new CommandFailure("there is no rule '" + id + "'; see: fristvagt rules list"));
    RuleDescription description = new RuleDescription(rule, language.language());
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("id", rule.id());
      object.put("lines", description.lines());
      StandardOutput.json(object);
    } else {
      StandardOutput.line(description.text());
    }
    return 0;
  }
}
