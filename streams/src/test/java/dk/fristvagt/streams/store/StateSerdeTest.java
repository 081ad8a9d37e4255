package dk.fristvagt.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.state.FiguresState;
import dk.fristvagt.streams.state.MonthState;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.ParkedState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an earlier version of the program wrote to its stores, a later one reads. */
class StateSerdeTest {

  static Stream<SpecificRecordBase> kept() {
    return Stream.of(
        new ObligationState(),
        new FiguresState(),
        new MonthState(),
        new CaseState(),
        new ClockState(),
        new ParkedState());
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyEarlierVersionCanBeRead(SpecificRecordBase current) {
    List<Schema> earlier = StateSerde.earlierVersions(current.getSchema().getName());

    assertThat(earlier).isNotEmpty();
    for (Schema version : earlier) {
      assertThat(
              SchemaCompatibility.checkReaderWriterCompatibility(current.getSchema(), version)
                  .getType())
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }

  @Test
  void anObligationWrittenByTheFirstVersionIsReadWithoutRestatements() throws IOException {
    Schema first = StateSerde.earlierVersions("ObligationState").get(0);
    assertThat(first.getField("restated")).isNull();
    GenericRecord written =
        new GenericRecordBuilder(first)
            .set("id", "assessment-4m/0330/c-1/need/1")
            .set("rule", "assessment-4m")
            .set("kind", 0)
            .set("ruleVersion", 1)
            .set("municipality", "0330")
            .set("caseId", "c-1")
            .set("occurrence", 1)
            .set("startEventId", "need")
            .set("start", 1L)
            .set("startDay", 2)
            .set("due", 3L)
            .set("dueDay", 4)
            .set("status", 2)
            .set("team", "Nord")
            .set("caseworker", "anna")
            .set("clock", 5L)
            .build();
    ByteBuffer bytes =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), first).encode(written);

    ObligationState read;
    try (StateSerde<ObligationState> serde = new StateSerde<>(new ObligationState())) {
      read = serde.deserializer().deserialize("", array(bytes));
    }

    assertThat(read.getId()).isEqualTo("assessment-4m/0330/c-1/need/1");
    assertThat(read.getTeam()).isEqualTo("Nord");
    assertThat(read.getExists()).isTrue();
    assertThat(read.getRestated()).isEmpty();
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
