package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a check asks for, what the event says, and what follows. */
final class CheckStep {

  private static final Pattern FIELD = Pattern.compile("\\bevent\\.([A-Za-z0-9]+)");

  private final Situation situation;
  private final Timeline timeline;
  private final Terms.Check check;

  CheckStep(Situation situation, Terms.Check check) {
    this.situation = situation;
    this.timeline = situation.timeline();
    this.check = check;
  }

  Step step() {
    long at = timeline.start();
    return Step.of(
        StepKind.CHECK,
        at,
        situation.calendar().localDate(at),
        timeline.startEvent(),
        sentences(
            text("Kravet er: {0}.", "What is asked for: {0}.", check.holds().source()),
            text("Hændelsen siger: {0}.", "The event says: {0}.", Words.list(values())),
            verdict()));
  }

  private LocalizedText verdict() {
    return switch (timeline.held()) {
      case TRUE -> text("Kravet er opfyldt.", "That is met.");
      case FALSE -> text("Kravet er ikke opfyldt.", "That is not met.");
      case UNKNOWN ->
          text(
              "Det er derfor ukendt, om kravet er opfyldt; det tæller ikke som opfyldt.",
              "Whether that is met is therefore unknown; it does not count as met.");
    };
  }

  private List<LocalizedText> values() {
    Fact event = timeline.startEvent();
    List<LocalizedText> values = new ArrayList<>();
    if (check.each() != null) {
      String key = timeline.rule().substring(situation.rule().id().length() - 1);
      Object entry =
          event.data().get(check.each()) instanceof Map<?, ?> entries ? entries.get(key) : null;
      values.add(text("{0} = {1}", "{0} = {1}", key, entry == null ? unknown() : entry));
    }
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = FIELD.matcher(check.holds().source());
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    for (String name : names) {
      event
          .type()
          .field(name)
          .filter(field -> !name.equals(check.each()))
          .ifPresent(field -> values.add(value(event, field)));
    }
    return values.isEmpty() ? List.of(text("intet herom", "nothing about it")) : values;
  }

  private static LocalizedText value(Fact event, EventField field) {
    Object value = event.data().get(field.name());
    return text(
        "{0} = {1}", "{0} = {1}", field.name(), value == null ? unknown() : shown(value, field));
  }

  /** Of texts only ids are shown: others may tell about people. */
  private static Object shown(Object value, EventField field) {
    if (value instanceof Boolean flag) {
      return flag ? text("ja", "yes") : text("nej", "no");
    }
    boolean isText = field.type() instanceof FieldType.Text;
    boolean isMap = field.type() instanceof FieldType.ChoiceByName;
    return isMap || (isText && !field.name().endsWith("Id")) ? text("angivet", "given") : value;
  }

  private static LocalizedText unknown() {
    return text("ukendt", "unknown");
  }
}
