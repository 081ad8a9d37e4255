package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import java.util.List;

/** The mapping of an export that {@link CsvFactWriter} writes, as YAML. */
final class ExportMapping {

  private final StringBuilder yaml = new StringBuilder();

  private ExportMapping() {}

  /**
   * @param charset what the files are written in
   */
  static String yaml(String charset) {
    ExportMapping mapping = new ExportMapping();
    mapping.head(charset);
    for (EventType type : EventType.values()) {
      mapping.kind(type);
    }
    return mapping.yaml.toString();
  }

  private void head(String charset) {
    line("mapping: fristvagt-eksport");
    line("zone: Europe/Copenhagen");
    line("municipality: " + quoted(ExportLayout.MUNICIPALITY));
    // Texts are meant as they stand, and an hour that came twice is told apart by its offset.
    line("csv: {charset: " + quoted(charset) + ", delimiter: \";\", trim: false}");
    line("formats:");
    line("  date: dd-MM-yyyy");
    line("  time: [\"HH:mm:ss\", \"HH:mm:ss.SSS\", \"HH:mm:ss xxxxx\", \"HH:mm:ss.SSS xxxxx\"]");
    line("booleans: {\"true\": [ja], \"false\": [nej]}");
    line("files:");
  }

  private void kind(EventType type) {
    line("  - name: " + ExportLayout.kind(type));
    line("    pattern: " + quoted(ExportLayout.fileName(type)));
    line("    facts:");
    line("      - type: " + type.identifier());
    line("        eventId: " + quoted(ExportLayout.EVENT_ID));
    line("        revision: " + quoted(ExportLayout.REVISION));
    line("        voided: " + quoted(ExportLayout.VOIDED));
    line("        caseId: " + quoted(ExportLayout.CASE_ID));
    line("        childId: " + quoted(ExportLayout.CHILD_ID));
    line("        source: " + quoted(ExportLayout.SOURCE));
    time("occurredAt", ExportLayout.OCCURRED_DATE, ExportLayout.OCCURRED_TIME);
    time("registeredAt", ExportLayout.REGISTERED_DATE, ExportLayout.REGISTERED_TIME);
    if (!type.fields().isEmpty()) {
      line("        data:");
      type.fields().forEach(this::field);
    }
  }

  private void time(String field, String date, String time) {
    line("        " + field + ": {date: " + quoted(date) + ", time: " + quoted(time) + "}");
  }

  private void field(EventField field) {
    String column = quoted(ExportLayout.column(field));
    List<String> constants = ExportLayout.constants(field);
    if (constants.isEmpty()) {
      boolean isDate = field.type() instanceof FieldType.Date;
      line(
          "          "
              + field.name()
              + ": "
              + (isDate ? "{column: " + column + ", formats: dd-MM-yyyy}" : column));
      return;
    }
    line("          " + field.name() + ":");
    line("            column: " + column);
    line("            values:");
    constants.forEach(
        constant -> line("              " + quoted(ExportLayout.code(constant)) + ": " + constant));
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
