package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.EmbeddedSystem;
import dk.fristvagt.app.runtime.TopicReader;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesPublishCommandTest {

  @TempDir private Path directory;

  @Test
  void aCatalogueWithErrorsIsNotPublishedAndAllOfThemAreNamed() throws IOException {
    Path file =
        file(
            BuiltInCatalogues.dkChildServicesYaml()
                .replace("within: PT24H", "within: soon")
                .replace("within: 6WD", "within: later"));
    Path data = directory.resolve("data");

    CapturedRun run =
        CapturedRun.of("rules", "publish", file.toString(), "--data", data.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("soon", "later", "notification-assessed-24h");
    assertThat(data.resolve("kafka")).doesNotExist();
  }

  @Test
  void aCatalogueWithACprNumberIsNotPublished() throws IOException {
    Path file = file("# for 010203-1234\n" + BuiltInCatalogues.dkChildServicesYaml());

    CapturedRun run =
        CapturedRun.of(
            "rules", "publish", file.toString(), "--data", directory.resolve("data").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("CPR").doesNotContain("010203");
  }

  @Test
  void whoWaitsMustSayForWhat() throws IOException {
    Path file = file(BuiltInCatalogues.dkChildServicesYaml());
    String[] system = {"--bootstrap-servers", "h:1", "--schema-registry-url", "http://h:2"};

    CapturedRun run =
        CapturedRun.of(
            "rules",
            "publish",
            file.toString(),
            system[0],
            system[1],
            system[2],
            system[3],
            "--wait");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--url");
  }

  @Test
  void everyPartitionGetsItAndTheSameAgainHasTheSameFingerprint() throws IOException {
    Path file = file(BuiltInCatalogues.dkChildServicesYaml());
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    try (EmbeddedSystem system = EmbeddedSystem.start(data)) {
      String[] publish = {
        "rules", "publish", file.toString(), "--data", data.root().toString(), "--json"
      };

      JsonNode first = new ObjectMapper().readTree(CapturedRun.of(publish).out());
      JsonNode second = new ObjectMapper().readTree(CapturedRun.of(publish).out());

      assertThat(first.get("catalogue").asText()).isEqualTo("dk-child-services");
      assertThat(first.get("partitions").asInt()).isEqualTo(4);
      assertThat(second.get("fingerprint")).isEqualTo(first.get("fingerprint"));
      assertThat(first.get("fingerprint").asText())
          .isEqualTo(BuiltInCatalogues.dkChildServices().fingerprint());
      Map<Integer, Integer> byPartition = new TreeMap<>();
      try (AvroSerdes serdes = system.connection().serdes()) {
        new TopicReader(system.connection(), serdes)
            .read(
                "case-changes",
                CatalogueActivated.class,
                record -> {
                  assertThat(record.value().getYaml())
                      .isEqualTo(BuiltInCatalogues.dkChildServicesYaml());
                  byPartition.merge(record.partition(), 1, Integer::sum);
                });
      }
      assertThat(byPartition).isEqualTo(Map.of(0, 2, 1, 2, 2, 2, 3, 2));
    }
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("catalogue.yaml"), yaml);
  }
}
