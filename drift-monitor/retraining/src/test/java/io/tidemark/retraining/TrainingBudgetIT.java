package io.tidemark.retraining;

import static io.tidemark.retraining.LogFixture.FraudPattern.BEFORE_DRIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.process.ResidentMemory;
import io.tidemark.retraining.log.DataSetRebuild;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.manifest.DataSet;
import io.tidemark.scoring.model.manifest.Sampling;
import io.tidemark.training.bundle.FeatureSpace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a training may take, and what it leaves behind. */
@Tag("component")
class TrainingBudgetIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    /** More than a heap of 64 MiB holds. */
    private static final int MANY = 160_000;

    private static final FeatureSpace SPACE = FeatureSpace.of(CatalogueReader.shipped("handbook"));

    @TempDir
    Path directory;

    private LogFixture log;
    private ServiceRun run;

    @BeforeEach
    void cleanSlate() throws Exception {
        Connection connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        run = new ServiceRun(connection, log, directory);
    }

    @AfterEach
    void stopEverything() throws Exception {
        run.close();
        log.close();
    }

    @Test
    void moreThanTheHeapHoldsIsTrainedOnFromASampleThatCanBeDrawnAgain(@TempDir Path rebuilt) throws Exception {
        log.traffic(SPACE, MANY, BEFORE_DRIFT);
        Map<String, String> small = Map.of("training.heap", "64", "label.maturity", "2h", "training.range", "365d");
        run.ask("r1", RetrainingCause.PERSON);
        run.start(with(small, "training.rows", "1000000"));
        assertThat(run.candidates(1).get(0).getFinding())
                .startsWith("The training needed more than its Java heap of 64 MiB");
        run.stop();
        run.ask("r2", RetrainingCause.PERSON);
        run.start(with(small, "cooldown", "1ms"));

        Candidate candidate = run.candidates(2).get(1);

        assertThat(candidate.getPromote()).as(candidate.getFinding()).isTrue();
        Bundle bundle = Bundle.open(log.all(Topics.MODELS).get(0).getBundle().array());
        DataSet set = bundle.manifest().training().dataSet().orElseThrow();
        Sampling sampling = set.sampling().orElseThrow();
        assertThat(set.rows()).isEqualTo(sampling.most());
        assertThat((set.rows() - set.frauds()) / sampling.share() + set.frauds())
                .isCloseTo(MANY - 120, withinPercentage(2));
        assertThat(candidate.getFinding()).contains("which stand for");
        DataSetRebuild.Result result = log.rebuild().run(bundle, rebuilt.resolve("rows.avro"));
        assertThat(result.sameRows()).isTrue();
        assertThat(result.sameModel()).isTrue();
    }

    @Test
    void aTrainingThatTakesLongerThanItsBudgetIsStoppedAndSaysSo() throws Exception {
        run.ask("r1", RetrainingCause.PERSON);
        run.start(Map.of("training.time", "1ms"));

        assertThat(run.candidates(1).get(0).getFinding())
                .startsWith("The training took longer than its budget of 0.0 s and was stopped")
                .endsWith(": kept back");
        assertThat(log.all(Topics.MODELS)).isEmpty();
    }

    @Test
    void aTrainingThatTakesMoreMemoryThanItsBudgetIsStoppedAndSaysSo() throws Exception {
        assumeThat(ResidentMemory.of(ProcessHandle.current().pid())).isPresent();
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        run.ask("r1", RetrainingCause.PERSON);
        run.start(Map.of("training.memory", "64"));

        assertThat(run.candidates(1).get(0).getFinding())
                .contains("of memory where its budget is 64 MiB and was stopped")
                .endsWith(": kept back");
    }

    @Test
    void aTrainingLeavesNothingButItsLog() throws Exception {
        log.traffic(SPACE, 600, BEFORE_DRIFT);
        run.ask("r1", RetrainingCause.PERSON);
        run.start();
        run.candidates(1);
        run.stop();

        assertThat(run.state().resolve("work")).isEmptyDirectory();
        assertThat(run.state().resolve("training.log")).isNotEmptyFile();
    }

    private static Map<String, String> with(Map<String, String> properties, String key, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(key, value);
        return more;
    }
}
