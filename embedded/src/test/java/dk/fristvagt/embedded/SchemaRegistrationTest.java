package dk.fristvagt.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What happens to ids when a write is not acknowledged. */
class SchemaRegistrationTest {

  private final List<RegistryEntry> log = new ArrayList<>();
  private boolean acknowledged = true;
  private final SchemaCatalog catalog = new SchemaCatalog(CompatibilityLevel.FULL_TRANSITIVE);
  private final SchemaRegistration registration =
      new SchemaRegistration(
          catalog,
          entry -> {
            log.add(entry);
            if (!acknowledged) {
              throw RegistryException.storeTimeout(new TimeoutException("no answer"));
            }
          });

  private int register(String subject, String schema) {
    return registration.register(subject, TestClients.schema(schema), Optional.empty()).id();
  }

  @Test
  void anUnacknowledgedRegistrationDoesNotShow() {
    acknowledged = false;

    assertThatThrownBy(() -> register("a", "A")).isInstanceOf(RegistryException.class);

    assertThat(catalog.subjects()).isEmpty();
    assertThat(catalog.schema(1)).isEmpty();
  }

  @Test
  void theIdOfAnUnacknowledgedRegistrationIsNotGivenToAnotherSchema() {
    acknowledged = false;
    assertThatThrownBy(() -> register("a", "A")).isInstanceOf(RegistryException.class);
    acknowledged = true;

    int other = register("b", "B");

    // The write may have reached the log all the same: replay it.
    SchemaCatalog restarted = new SchemaCatalog(CompatibilityLevel.FULL_TRANSITIVE);
    log.forEach(restarted::apply);
    assertThat(other).isEqualTo(2);
    assertThat(restarted.schema(1)).contains(TestClients.schema("A"));
    assertThat(restarted.schema(2)).contains(TestClients.schema("B"));
  }

  @Test
  void entriesSurviveTheirFormat() throws Exception {
    register("a", "A");
    registration.setCompatibility(Optional.empty(), Optional.of(CompatibilityLevel.NONE));
    registration.setCompatibility(Optional.of("a"), Optional.of(CompatibilityLevel.FULL));
    registration.setCompatibility(Optional.of("a"), Optional.empty());

    for (RegistryEntry entry : log) {
      assertThat(
              RegistryEntryCodec.read(
                  RegistryEntryCodec.key(entry), RegistryEntryCodec.value(entry)))
          .isEqualTo(entry);
    }
    assertThat(RegistryEntryCodec.value(log.get(3))).as("a tombstone").isNull();
  }

  @Test
  void anExplicitVersionMustBeTheNext() {
    register("a", "A");

    assertThatThrownBy(() -> registration.register("a", TestClients.schema("A"), Optional.of(3)))
        .isInstanceOf(RegistryException.class);
    assertThat(registration.register("a", TestClients.schema("A"), Optional.of(2)).version())
        .isEqualTo(2);
  }
}
