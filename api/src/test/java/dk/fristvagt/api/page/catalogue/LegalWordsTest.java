package dk.fristvagt.api.page.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.page.Speech;
import org.junit.jupiter.api.Test;

class LegalWordsTest {

  @Test
  void the_law_is_cited_as_danes_cite_it() {
    assertThat(danish("SEL §155(2)")).isEqualTo("Serviceloven § 155, stk. 2");
    assertThat(danish("SEL §155 b(1)")).isEqualTo("Serviceloven § 155 b, stk. 1");
    assertThat(danish("BL §136")).isEqualTo("Barnets lov § 136");
    assertThat(danish("BL §§76–78")).isEqualTo("Barnets lov §§ 76–78");
    assertThat(danish("BL")).isEqualTo("Barnets lov");
    assertThat(danish("local policy (SOFUS)")).isEqualTo("Kommunens egen regel (SOFUS)");
  }

  @Test
  void what_is_not_known_stays_as_it_is() {
    assertThat(danish("KLK 2016")).isEqualTo("KLK 2016");
    assertThat(LegalWords.of("SEL §50", Speech.ENGLISH))
        .isEqualTo("Act on Social Services (SEL) §50");
  }

  private static String danish(String legal) {
    return LegalWords.of(legal, Speech.DANISH);
  }
}
