package dk.fristvagt.app.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

  @Test
  void namesMetricsAndLabelsAndNothingElse() {
    PromQl read =
        PromQl.of(
            "histogram_quantile(0.99, sum by (job, le) (rate(a_bucket{route!~\"/x|b{c}\"}[15m]))) >"
                + " 1.25 * min_over_time(job:c:sum[1h]) and on (instance) clamp_min(d - e, 0)"
                + " offset 1d unless f{x=\"1\",y=~\"2\"} == 1e3");

    assertThat(read.metrics()).containsExactly("a_bucket", "d", "e", "f", "job:c:sum");
    assertThat(read.labels()).containsExactly("instance", "job", "le", "route", "x", "y");
  }

  @Test
  void aggregatesWhoseLabelsStandBehindAreReadAsWell() {
    PromQl read = PromQl.of("sum(a) by (b) / sum(c) without (d)");

    assertThat(read.metrics()).containsExactly("a", "c");
    assertThat(read.labels()).containsExactly("b", "d");
  }
}
