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
        List<BenchResult> results = List.of();
        String rate = "";
        // A busy machine may not sustain the first; one that does not sustain five a second has a fault.
        for (String tried : List.of("100", "25", "5")) {
            rate = tried;
            results = BENCH.run(new BenchOptions(1, Map.of("rate", rate, "seconds", "4")), line -> {});
            if (results.size() > 1) {
                break;
            }
            assertThat(results.get(0).name()).contains("not sustained");
            assertThat(results.get(0).met()).isFalse();
        }
        String told = rate + " a second: ";
        assertThat(results).as("sustained").hasSizeGreaterThan(1);
        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.equal()).as(result.name()).isTrue());
        assertThat(results).extracting(BenchResult::name).allSatisfy(name -> assertThat(name)
                .startsWith(told));
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
