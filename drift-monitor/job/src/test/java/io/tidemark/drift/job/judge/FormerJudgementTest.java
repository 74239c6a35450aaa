package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.job.FormerStates;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Judging goes on from what a build kept that kept tuples as it goes on from its own, also when nothing of it was
 * touched before the next checkpoint.
 */
class FormerJudgementTest {

    @ParameterizedTest
    @CsvSource({"heap,false", "heap,true", "rocksdb,false", "rocksdb,true"})
    void earlierWeeksAlarmsAndSilenceAreStillKnown(String backend, boolean twice) throws Exception {
        List<String> uninterrupted = new ArrayList<>();
        try (ComparisonRig rig = new ComparisonRig(ComparisonRig.rules(2, 2, 10))) {
            first(rig);
            rig.restart();
            then(rig, uninterrupted);
        }
        List<String> resumed = new ArrayList<>();
        try (ComparisonRig rig = new ComparisonRig(ComparisonRig.rules(2, 2, 10))) {
            first(rig);
            resume(rig, backend, "comparison", twice);
            then(rig, resumed);
        }
        assertThat(resumed).isEqualTo(uninterrupted);
        assertThat(resumed).anyMatch(line -> line.contains("Baseline") || line.contains("baseline"));
    }

    @ParameterizedTest
    @CsvSource({"heap,false", "heap,true", "rocksdb,false", "rocksdb,true"})
    void windowsThatWaitForTheirProfileAreReportedWithIt(String backend, boolean twice) throws Exception {
        try (ComparisonRig rig = new ComparisonRig(ComparisonRig.rules(2, 2, 10))) {
            resume(rig, backend, "waiting", twice);
            rig.waitASecond();
            assertThat(rig.reports()).isEmpty();
            rig.publish("m1");
            rig.waitASecond();
            assertThat(rig.reports()).extracting(DriftReport::getEvents).containsExactly(2_000L, 1_000L);
        }
    }

    private static void resume(ComparisonRig rig, String backend, String state, boolean twice) throws Exception {
        StateBackend on = FormerStates.backend(backend);
        rig.restart(FormerStates.of(backend, state), on);
        if (twice) {
            OperatorSubtaskState next = rig.snapshot();
            rig.restart(next, FormerStates.backend(backend));
        }
    }

    /** As the state was made. */
    private static void first(ComparisonRig rig) throws Exception {
        rig.publish("m1");
        for (int i = 0; i < 30; i++) {
            rig.countries(ComparisonRig.CLEAN, ComparisonRig.CLEAN);
        }
        rig.silence(0, 0);
    }

    private static void then(ComparisonRig rig, List<String> said) throws Exception {
        rig.silence(0, 0);
        for (int i = 0; i < 16; i++) {
            rig.countries(i < 8 ? ComparisonRig.CLEAN : ComparisonRig.DRIFTED, ComparisonRig.CLEAN);
        }
        rig.reports().stream().map(DriftReport::toString).forEach(said::add);
        rig.alarms().stream().map(DriftAlarm::toString).forEach(said::add);
    }
}
