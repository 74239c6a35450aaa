package io.tidemark.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short run over the whole stack says the right things; how fast is no matter of tests. */
@Tag("stack")
class PipelineBenchIT {

    private static final PipelineBench BENCH = new PipelineBench(new PipelineBench.Sizes(2_000, 2_000, 2));

    @Test
    void oneRateIsToldByStageAndProcess() throws Exception {
        BenchOptions options = new BenchOptions(1, Map.of("rate", "100", "seconds", "4"));
        List<BenchResult> results = BENCH.run(options, line -> {});
        if (results.size() == 1) {
            assertThat(results.get(0).name()).as("on a busy machine").contains("not sustained");
            assertThat(results.get(0).met()).isFalse();
            return;
        }
        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.equal()).as(result.name()).isTrue());
        assertThat(results).extracting(BenchResult::name).allSatisfy(name -> assertThat(name)
                .startsWith("100 a second: "));
        for (String part : List.of(
                "to score read, committed, p50",
                "to score read, uncommitted, p99.9",
                "to transaction in the log, p99",
                "on to vector in the log, p50",
                "processor time of broker",
                "processor time of flink",
                "processor time of scoring",
                "processor time of the sender",
                "processor time of the readers")) {
            assertThat(results).as(part).anySatisfy(result -> {
                assertThat(result.name()).endsWith(part);
                assertThat(result.ours()).isPositive();
            });
        }
        assertThat(median(results, "to score read, committed, p50"))
                .isGreaterThanOrEqualTo(median(results, "to score read, uncommitted, p50"));
    }

    private static double median(List<BenchResult> results, String end) {
        return results.stream()
                .filter(result -> result.name().endsWith(end))
                .findFirst()
                .orElseThrow()
                .ours();
    }
}
