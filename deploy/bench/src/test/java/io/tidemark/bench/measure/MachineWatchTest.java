package io.tidemark.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MachineWatchTest {

    /** A program of Java's own, for its start is work. */
    private static Process worker() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
    }

    @Test
    void whatWasStartedAndHasEndedIsNoOther() throws Exception {
        double before = ProcessorClock.ofThisTree();
        Process child = worker();
        child.getInputStream().readAllBytes();
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ProcessorClock.ofThisTree() - before).isPositive();
    }

    @Test
    void theMachineIsAtLeastAsBusyAsThisProcess() {
        double machine = ProcessorClock.ofTheMachine();
        double ours = ProcessorClock.ofThisTree();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 100_000_000;
        double sum = 0;
        while (threads.getCurrentThreadCpuTime() < end) {
            sum += Math.sqrt(sum + 1);
        }
        assertThat(sum).isPositive();
        assertThat(ProcessorClock.ofThisTree() - ours).isGreaterThan(0.02);
        assertThat(ProcessorClock.ofTheMachine() - machine).isGreaterThan(0.02);
    }

    @Test
    void timeIsGivenByNameAndWhatIsGoneIsLeftOut() {
        long self = ProcessHandle.current().pid();
        assertThat(ProcessorClock.of(Map.of("self", self, "gone", Long.MAX_VALUE)))
                .containsOnlyKeys("self")
                .hasEntrySatisfying("self", seconds -> assertThat(seconds).isPositive());
    }

    @Test
    void aTenthOfTheProcessorsInTheHandsOfOthersIsBusy() {
        assertThat(MachineUse.of(2, 0.19, 9).busy()).isFalse();
        MachineUse busy = MachineUse.of(2, 0.21, 0);
        assertThat(busy.busy()).isTrue();
        BenchResult result = BenchResult.noMoreThan(250, "wait", Samples.of(200), "ms", true);
        assertThat(result.on(MachineUse.of(2, 0, 9))).isEqualTo(result);
        assertThat(result.on(busy).busy()).isTrue();
        assertThat(result.on(busy).met())
                .as("a figure is marked and not judged anew")
                .isTrue();
    }

    @Test
    void whatOthersUseIsNeverLessThanNothing() {
        MachineUse use = MachineWatch.start().orElseThrow().use();
        assertThat(use.others()).isNotNegative();
        assertThat(use.processors()).isPositive();
    }
}
