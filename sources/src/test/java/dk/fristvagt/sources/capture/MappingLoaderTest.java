package dk.fristvagt.sources.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import org.junit.jupiter.api.Test;

class MappingLoaderTest {

  @Test
  void aMappingSaysWhichColumnsLeaveTheDatabaseAndNoOthers() {
    assertThat(Mappings.small().columns())
        .hasToString(
            "{moede=[akt, art, rettet, sagsnr, tid, version], puls=[tid], underretning=[id,"
                + " kommunenr, kun_dato, kvittering, kvittering_kl, modtaget, rettet, sagsnr,"
                + " underretter, version]}");
  }

  @Test
  void everyErrorIsToldAtOnceWithItsLine() {
    InvalidMappingException failure =
        catchThrowableOfType(
            InvalidMappingException.class,
            () ->
                MappingLoader.load(
                    """
                    source: Fag System
                    clock: {table: puls, grace: soon}
                    tables:
                      moede:
                        caseId: sagsnr
                        deletes: sometimes
                        facts:
                          - type: MeetingHold
                            eventId: akt
                          - type: MeetingHeld
                            municipality: kommunenr
                            eventId: akt
                            revision: {constant: none}
                            occurredAt: tid
                            registeredAt: rettet
                            data:
                              knid: art
                          - type: CaseOpened
                            municipality: kommunenr
                            eventId: akt
                            revision: version
                            occurredAt: tid
                            registeredAt: rettet
                            data:
                              target: {column: maal, codes: {BF: CHILD_AND_FAMILIES}}
                    """));

    assertThat(failure.errors())
        .extracting(CatalogueError::line, CatalogueError::message)
        .extracting(Object::toString)
        .contains(
            "(1, \"must be small letters, digits, - and _, at most 40, a letter first\")",
            "(2, \"'column' is missing\")",
            "(2, \"must be a duration that is not negative, as PT2S\")",
            "(6, \"must be void, reject or ignore\")",
            "(8, \"no event is called 'MeetingHold' (did you mean MeetingHeld?)\")",
            "(8, \"'municipality' is missing, here and for the table\")",
            "(13, \"must be a whole number\")",
            "(17, \"unknown key 'knid' (did you mean kind?)\")",
            "(17, \"MeetingHeld needs the field 'kind'\")");
    assertThat(failure.errors().get(failure.errors().size() - 1).message())
        .contains("'CHILD_AND_FAMILIES' is none of CHILD_AND_FAMILY");
  }
}
