package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    @Test
    void theCommittedPageIsTheGeneratedOne() throws IOException {
        GeneratedPage.holds("metrics.md", MetricsPage.markdown());
    }

    @Test
    void everyMetricSaysWhatItMeansAndWhichQuestionItAnswersAndNoProcessHasTooManySeries() {
        List<Metric> all = MetricsPage.ALL.stream()
                .map(Metrics::metrics)
                .flatMap(List::stream)
                // Both jobs have some in common.
                .distinct()
                .toList();
        assertThat(all).hasSizeGreaterThan(70).extracting(Metric::exposed).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(metric -> {
            assertThat(metric.says())
                    .as(metric.name())
                    .isNotBlank()
                    .doesNotEndWith(".")
                    .doesNotContain("\n", "|");
            assertThat(metric.answers()).as(metric.name()).endsWith("?").doesNotContain("\n", "|");
            long series =
                    metric.labels().stream().mapToLong(label -> label.most()).reduce(1, (a, b) -> a * b);
            assertThat(series).as("series of " + metric.name()).isLessThanOrEqualTo(6_000);
        });
    }
}
