package dk.fristvagt.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogFormatChoiceTest {

  @Test
  void whatIsNoFormatIsRefusedInOneLine() {
    assertThat(LogFormat.problem("xml"))
        .contains("FRISTVAGT_LOG_FORMAT must be one of: text, json.");
    assertThat(LogFormat.problem("JSON")).isPresent();
    assertThat(LogFormat.problem("")).isPresent();
  }

  @Test
  void nothingChosenIsText() {
    assertThat(LogFormat.problem(null)).isEmpty();
    assertThat(LogFormat.problem("text")).isEmpty();
    assertThat(LogFormat.problem("json")).isEmpty();
  }
}
