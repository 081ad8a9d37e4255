package dk.fristvagt.app.command;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.rules.catalogue.text.RuleDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the rules. */
@Command(name = "list", description = "Lists the rules and gauges, one a line.")
final class RulesListCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Mixin private CatalogueOptions catalogues;

  @Mixin private LanguageOption language;

  @Option(names = "--json", description = "One object a line: id, name, summary.")
  private boolean json;

  @Override
  public Integer call() {
    Catalogue catalogue = catalogues.load();
    for (Rule rule : catalogue.rules()) {
      print(rule.id(), rule.name(), new RuleDescription(rule, language.language()).summary());
    }
    for (Gauge gauge : catalogue.gauges()) {
      print(gauge.id(), gauge.name(), gauge.id() + ": " + name(gauge.name()) + " (gauge)");
    }
    return 0;
  }

  private String name(LocalizedText text) {
    return language.language() == Language.DANISH ? text.da() : text.en();
  }

  private void print(String id, LocalizedText name, String summary) {
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("id", id);
      object.put("name", Map.of("da", name.da(), "en", name.en()));
      object.put("summary", summary);
      StandardOutput.json(object);
    } else {
      StandardOutput.line(summary);
    }
  }
}
