package dk.fristvagt.api.page.cases;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FieldType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A field of an event with its value, both in words. */
public record FieldValue(String label, String value) {

  /** Those that a record has, in the order of the contract. */
  static List<FieldValue> of(Fact fact, PageFrame frame) {
    List<FieldValue> values = new ArrayList<>();
    for (EventField field : fact.type().fields()) {
      Object value = fact.data().get(field.name());
      if (value != null) {
        String label =
            FieldWords.label(field)
                .map(text -> frame.say(text.da(), text.en()))
                .orElse(field.name());
        values.add(new FieldValue(label, text(field, value, frame)));
      }
    }
    return values;
  }

  private static String text(EventField field, Object value, PageFrame frame) {
    if (value instanceof Boolean flag) {
      return flag ? frame.say("ja", "yes") : frame.say("nej", "no");
    }
    if (value instanceof Number number) {
      return frame.figures().count(number.longValue());
    }
    if (value instanceof Map<?, ?> byName) {
      StringJoiner joined = new StringJoiner(", ");
      new TreeMap<>(byName)
          .forEach((name, constant) -> joined.add(name + ": " + constant(constant, frame)));
      return joined.toString();
    }
    if (FieldWords.hasConstants(field.type())) {
      return constant(value, frame);
    }
    if (field.type() instanceof FieldType.Date) {
      return frame.figures().day(LocalDate.parse((String) value));
    }
    boolean isHolder = field.name().equals("team") || field.name().equals("caseworker");
    return isHolder ? new Words(frame.speech()).holder((String) value) : (String) value;
  }

  private static String constant(Object name, PageFrame frame) {
    LocalizedText text = FieldWords.constant(String.valueOf(name)).orElse(null);
    return text == null ? String.valueOf(name) : frame.say(text.da(), text.en());
  }
}
