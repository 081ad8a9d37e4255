package dk.fristvagt.app.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dashboards of {@code deploy/grafana}, as far as they can be judged without a service. */
class DashboardsTest {

  @Test
  void thereIsOneForOperationsAndOneForDeadlines() throws Exception {
    assertThat(DeployFiles.dashboardFiles())
        .extracting(file -> DeployFiles.json(file).path("title").asText())
        .containsExactlyInAnyOrder("Fristvagt – drift", "Fristvagt – frister");
  }

  @Test
  void everyPanelSaysWhatItShowsInWhichUnitFromWhichSource() throws Exception {
    for (Path file : DeployFiles.dashboardFiles()) {
      JsonNode dashboard = DeployFiles.json(file);
      Set<Integer> ids = new HashSet<>();
      assertThat(dashboard.path("uid").asText()).isNotBlank();
      assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
      assertThat(dashboard.at("/templating/list/0/name").asText()).isEqualTo("datasource");
      for (JsonNode panel : dashboard.path("panels")) {
        String title = panel.path("title").asText();
        assertThat(title).as(file.toString()).isNotBlank();
        assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
        assertThat(panel.path("description").asText()).as(title).isNotBlank();
        assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
        assertThat(panel.path("targets")).as(title).isNotEmpty();
        assertThat(panel.findValuesAsText("uid")).as(title).containsOnly("${datasource}");
      }
    }
  }

  @Test
  void provisioningFilesAreYamlOfTheFirstVersion() throws Exception {
    assertThat(DeployFiles.provisioning()).hasSize(2);
    for (Path file : DeployFiles.provisioning()) {
      assertThat(DeployFiles.yaml(file).path("apiVersion").asInt()).isEqualTo(1);
    }
  }
}
