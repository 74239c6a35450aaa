package io.tidemark.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bench.Benches;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.MachineUse;
import io.tidemark.cli.Run;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command and the benchmarks are compiled without each other; here they meet. */
class BenchmarksTest {

    @Test
    void theyAreFoundOnTheClassPathWithTheirNames() {
        assertThat(Benchmarks.needed().names()).isEqualTo(Benches.names()).hasSizeGreaterThan(5);
    }

    @Test
    void whatABenchmarkSaysIsReadWordForWord() {
        assertThat(components(Measured.class)).isEqualTo(components(BenchResult.class));
        assertThat(components(Machine.class)).isEqualTo(components(MachineUse.class));
    }

    @Test
    void theHelpNamesThemAll() {
        Run help = Run.of("bench", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out().replaceAll("\\s+", " ")).contains(String.join(", ", Benches.names()));
    }

    @Test
    void whatThereIsNotIsRefusedWithWhatThereIs() {
        Run run = Run.of("bench", "speed");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no benchmark 'speed'; use one of windows, ");
    }

    @Test
    void whatABenchmarkCannotBeAskedForIsRefusedBeforeItRuns() {
        Run run = Run.of("bench", "forest", "--rate", "300");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the benchmark forest takes no --rate");
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::toString)
                .toList();
    }
}
