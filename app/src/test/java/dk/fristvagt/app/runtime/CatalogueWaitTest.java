package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CatalogueWaitTest {

  private static final CataloguePublication PUBLICATION = new CataloguePublication(7, 2);

  @Test
  void isOverWhenEveryPartitionHasReadItAndFollowsIt() throws IOException {
    assertThat(isFollowed(partition("new", "current", 7), partition("new", "current", 7))).isTrue();
    assertThat(isFollowed(partition("new", "current", 7), partition("old", "sweeping", 7)))
        .isFalse();
    assertThat(isFollowed(partition("new", "current", 7), partition("old", "waiting", 7)))
        .isFalse();
    assertThat(isFollowed()).isFalse();
  }

  @Test
  void aPartitionThatHasNotReadItYetIsWaitedForEvenWhereItFollowsTheSameFromBefore()
      throws IOException {
    assertThat(isFollowed(partition("new", "current", 6), partition("new", "current", 7)))
        .isFalse();
  }

  @Test
  void aLaterPublicationEndsIt() {
    assertThatThrownBy(() -> isFollowed(partition("other", "current", 8)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("later");
  }

  private static boolean isFollowed(String... partitions) throws IOException {
    JsonNode answer =
        new ObjectMapper().readTree("{\"progress\":[" + String.join(",", partitions) + "]}");
    return CatalogueWait.isFollowed(answer, "new", PUBLICATION);
  }

  private static String partition(String fingerprint, String state, long published) {
    return "{\"fingerprint\":\"%s\",\"state\":\"%s\",\"published\":%d}"
        .formatted(fingerprint, state, published);
  }
}
