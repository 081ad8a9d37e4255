package dk.fristvagt.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

  @Test
  void an_id_is_read_as_it_was_written() {
    EventId id = new EventId("00ff00ff00ff00ff", 3, 118);

    assertThat(id.text()).isEqualTo("00ff00ff00ff00ff-3-118");
    assertThat(EventId.parse(id.text())).contains(id);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "7",
        "00ff00ff00ff00ff-3",
        "00ff00ff00ff00ff-3-",
        "00ff00ff00ff00ff--3-1",
        "00ff00ff00ff00ff-3-99999999999999999999",
        "00FF00ff00ff00ff-3-1",
        "00ff00ff00ff00ff-3-1\n"
      })
  void what_is_no_id_is_none(String text) {
    assertThat(EventId.parse(text)).isEmpty();
  }
}
