package dk.fristvagt.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DesignSystemTest {

  @Test
  void every_vendored_file_is_the_one_that_was_published() throws Exception {
    String sums = new String(Asset.bytes("vendored.sha256"), StandardCharsets.UTF_8);

    for (String line : sums.strip().split("\n", -1)) {
      String[] parts = line.split(" +", 2);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Asset.bytes(parts[1]));
      assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
    }
  }

  @Test
  void no_colour_is_left_that_the_dark_layer_cannot_change() {
    String css = new String(DesignSystem.styleSheet().content(), StandardCharsets.UTF_8);

    Matcher colour =
        Pattern.compile("(?i)(?<=[:, ])(#[0-9a-f]{3}|#[0-9a-f]{6}|white|black)(?=[;,} !])")
            .matcher(css);
    assertThat(colour.results().map(found -> found.group().toLowerCase(java.util.Locale.ROOT)))
        .isEmpty();
  }

  @Test
  void every_colour_has_a_value_in_the_own_layer() {
    String css = new String(DesignSystem.styleSheet().content(), StandardCharsets.UTF_8);
    String own = new String(Asset.bytes("fristvagt.css"), StandardCharsets.UTF_8);

    Pattern.compile("var\\((--fds-[a-z-]+)\\)")
        .matcher(css)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .forEach(name -> assertThat(own.split(name + ": ", -1)).as(name).hasSize(4));
  }

  @Test
  void words_that_hold_a_colours_name_stay() {
    assertThat(
            DesignSystem.withProperties(
                "a{white-space:nowrap;color:white;background:url(chevron-down-white.svg) #FFF}"))
        .isEqualTo(
            "a{white-space:nowrap;color:var(--fds-ground);background:url(chevron-down-white.svg) var(--fds-ground)}");
  }
}
