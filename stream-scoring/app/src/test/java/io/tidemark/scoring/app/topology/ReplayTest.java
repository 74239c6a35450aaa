package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReplayTest {

    private static final LoadedModel[] MODELS = {TestModels.loaded("a"), TestModels.loaded("b"), TestModels.loaded("c")
    };

    /**
     * One record of the log: a vector (with an offset that may have come before), a control (that may be stale), or
     * rubbish.
     */
    record Step(int kind, int customer, int offset, int sequence) {}

    @Property(tries = 60)
    void theScoresAreThoseOfTheObviousProgramAndAReplayGivesTheSameBits(@ForAll("logs") List<Step> log) {
        List<Score> once = run(log, Instant.EPOCH);
        List<Score> again = run(log, Instant.EPOCH);
        List<Score> later = run(log, Instant.EPOCH.plusSeconds(77));
        assertThat(bytes(again)).isEqualTo(bytes(once));
        assertThat(later)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("scored_at")
                .isEqualTo(once);
        assertThat(once.stream().map(ReplayTest::line).toList()).isEqualTo(oracle(log));
    }

    private static List<Score> run(List<Step> log, Instant now) {
        HeldModels models = new HeldModels();
        for (LoadedModel model : MODELS) {
            models.put(model);
        }
        try (TopologyRig rig = new TopologyRig(models, DeploymentHistory.NONE, () -> now)) {
            log.forEach(step -> rig.sendBytes(message(step)));
            return rig.scores();
        }
    }

    /** Reads the whole log before each record again. */
    private static List<String> oracle(List<Step> log) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            Step step = log.get(i);
            if (step.kind() < 6 && log.subList(0, i).stream().noneMatch(before -> decides(before, step))) {
                int newest = log.subList(0, i).stream()
                        .filter(before -> before.kind() == 6)
                        .mapToInt(Step::sequence)
                        .max()
                        .orElse(0);
                lines.add("%d %d %s %d".formatted(step.customer(), step.offset(), version(newest), newest));
            }
        }
        return lines;
    }

    /** Whether a vector of the same customer at or behind this one's offset came before. */
    private static boolean decides(Step before, Step step) {
        return before.kind() < 6 && before.customer() == step.customer() && before.offset() >= step.offset();
    }

    private static String line(Score score) {
        return "%s %d %s %d"
                .formatted(
                        score.getTransaction().getCustomerId(),
                        score.getOrigin().getOffset(),
                        score.getModelVersion(),
                        score.getControlSequence());
    }

    private static String version(int sequence) {
        return sequence == 0 ? "null" : MODELS[sequence % MODELS.length].version();
    }

    private static byte[] message(Step step) {
        if (step.kind() < 6) {
            return TopologyRig.encoded(TestRecords.vector(String.valueOf(step.customer()), 0, step.offset()));
        }
        if (step.kind() == 7) {
            return new byte[] {(byte) step.offset(), 1};
        }
        LoadedModel model = MODELS[step.sequence() % MODELS.length];
        FeatureRecord control =
                TestRecords.activation(step.sequence(), new ModelReference(model.version(), model.sha256()));
        return TopologyRig.encoded(control);
    }

    private static Set<String> bytes(List<Score> scores) {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < scores.size(); i++) {
            all.add(i + java.util.HexFormat.of().formatHex(TopologyRig.encoded(scores.get(i))));
        }
        return all;
    }

    @Provide
    Arbitrary<List<Step>> logs() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 9))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }
}
