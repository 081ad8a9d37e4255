package dk.fristvagt.api.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dk.fristvagt.rules.compliance.Trend;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * Answers as JSON: fields in the order they are declared, nulls written, instants as ISO-8601 UTC
 * with milliseconds ({@code 2021-03-02T09:15:00.000Z}), statuses, verdicts and trends by their
 * labels. Thread-safe.
 */
public final class ReportJson {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, text(ReportJson::instant))
                  .addSerializer(LocalDate.class, text(LocalDate::toString))
                  .addSerializer(Verdict.class, text(Verdict::label))
                  .addSerializer(Trend.class, text(Trend::label))
                  .addSerializer(ObligationStatus.class, text(ObligationStatus::label)))
          .build()
          .writer();

  private ReportJson() {}

  /** As UTF-8. */
  public static byte[] bytes(Object report) {
    try {
      return WRITER.writeValueAsBytes(report);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + report.getClass().getName(), e);
    }
  }

  /** As one line, without its end. */
  public static String line(Object report) {
    try {
      return WRITER.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + report.getClass().getName(), e);
    }
  }

  /** {@code 2021-03-02T09:15:00.000Z}. */
  public static String instant(Instant instant) {
    return INSTANT.format(instant);
  }

  private static <T> JsonSerializer<T> text(Function<T, String> text) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider provider)
          throws IOException {
        json.writeString(text.apply(value));
      }
    };
  }
}
