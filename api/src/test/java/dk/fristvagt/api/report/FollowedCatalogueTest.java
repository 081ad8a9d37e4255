package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleCatalogue;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowedCatalogueTest {

  private static final CatalogueInForce OLD = ExampleCatalogue.first("old-rule");
  private static final CatalogueInForce NEW_AT_TEN =
      ExampleCatalogue.published("new-rule", 5, "2021-06-15T10:00:00Z", OLD);
  private static final CatalogueInForce NEW_AT_ELEVEN =
      ExampleCatalogue.published("new-rule", 5, "2021-06-15T11:00:00Z", OLD);

  private final Catalogue configured = BuiltInCatalogues.dkChildServices();
  private final Reports reports = new Reports(configured, Calendars.danish(false));

  @Test
  void figures_say_the_step_from_which_every_partition_follows_it() {
    StatusReport status = status(view(0, NEW_AT_ELEVEN), view(1, NEW_AT_TEN));

    assertThat(status.catalogue())
        .isEqualTo(
            new FollowedCatalogue(
                "example", NEW_AT_TEN.fingerprint(), Instant.parse("2021-06-15T11:00:00Z"), false));
    assertThat(status.rules()).extracting(RuleStatus::id).containsExactly("new-rule");
  }

  @Test
  void while_one_partition_is_not_yet_there_they_say_that_two_are_mixed() {
    StatusReport status = status(view(0, NEW_AT_TEN), view(1, OLD));

    assertThat(status.catalogue().fingerprint()).isEqualTo(NEW_AT_TEN.fingerprint());
    assertThat(status.catalogue().since()).isEqualTo(Instant.parse("2021-06-15T10:00:00Z"));
    assertThat(status.catalogue().mixed()).isTrue();
  }

  @Test
  void one_that_always_was_has_no_since() {
    assertThat(status(view(0, OLD)).catalogue())
        .isEqualTo(new FollowedCatalogue("example", OLD.fingerprint(), null, false));
  }

  @Test
  void compliance_says_it_once_at_the_top() {
    ComplianceReport report =
        reports.compliance(
            new ViewSnapshot(List.of(view(0, NEW_AT_TEN)), 1), ComplianceQuery.DEFAULT);

    assertThat(report.catalogue().since()).isEqualTo(Instant.parse("2021-06-15T10:00:00Z"));
  }

  @Test
  void views_that_name_none_follow_the_one_the_reports_were_made_with() {
    StatusReport status = status(new ExampleView(0).at("2021-06-15T12:00:00Z"));

    assertThat(status.catalogue())
        .isEqualTo(
            new FollowedCatalogue("dk-child-services", configured.fingerprint(), null, false));
  }

  private StatusReport status(PartitionView... views) {
    return reports.status(new ViewSnapshot(List.of(views), views.length), GroupFilter.ALL, false);
  }

  private static PartitionView view(int partition, CatalogueInForce catalogue) {
    return new ExampleView(partition).catalogue(catalogue).at("2021-06-15T12:00:00Z");
  }
}
