package io.tidemark.retraining.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.process.GivingWay;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.testkit.settings.FullMapping;
import io.tidemark.training.gate.GateRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingConfigTest {

    private static final Map<String, String> CONNECTION =
            Map.of("bootstrap.servers", "localhost:1", "schema.registry.url", "http://localhost:2");

    @Test
    void everythingButTheConnectionHasADefault() {
        RetrainingConfig config = RetrainingConfig.from(CONNECTION);

        assertThat(config.rules().gate()).isEqualTo(GateRules.DEFAULT);
        assertThat(config.rules().maturity()).isEqualTo(Duration.ofDays(7));
        assertThat(config.rules().params().booster()).containsEntry("nthread", "1");
    }

    @Test
    void durationsAreWrittenAsPeopleWriteThem() {
        assertThat(maturity("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(maturity("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(maturity("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(maturity("PT5M")).isEqualTo(Duration.ofMinutes(5));
        assertThat(maturity("10min")).isEqualTo(Duration.ofMinutes(10));
        assertThat(maturity("1d12h")).isEqualTo(Duration.ofHours(36));
    }

    @Test
    void transactionsEndInTimeForABundleUnlessMoreIsSaidOrPassedThrough() {
        assertThat(timeout(Map.of())).isEqualTo("30000");
        assertThat(timeout(Map.of("transaction.timeout", "1min"))).isEqualTo("60000");
        assertThat(timeout(Map.of("transaction.timeout", "1min", "kafka.transaction.timeout.ms", "9000")))
                .isEqualTo("9000");
    }

    private static Object timeout(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(CONNECTION);
        properties.putAll(more);
        return RetrainingConfig.from(properties).connection().producerConfig().get("transaction.timeout.ms");
    }

    @Test
    void allProblemsAreReportedTogether() {
        Map<String, String> properties = new HashMap<>(CONNECTION);
        properties.put("cooldown", "soon");
        properties.put("confidence", "1.2");
        properties.put("resamples", "many");
        properties.put("models.signing.key", "no/such/key.pem");

        assertThatThrownBy(() -> RetrainingConfig.from(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cooldown is \"soon\"; write a duration")
                .hasMessageContaining("confidence is \"1.2\"")
                .hasMessageContaining("resamples is \"many\"")
                .hasMessageContaining("models.signing.key is \"no/such/key.pem\", but there is no such file");
    }

    @Test
    void everyKeyChangesOneComponentAndEveryDefaultIsReadBack(@TempDir Path directory) throws IOException {
        Path jar = Files.createFile(directory.resolve("job.jar"));
        Path other = Files.createFile(directory.resolve("other.jar"));
        Path key = directory.resolve("key.pem");
        new KeyFiles(key, directory.resolve("public.pem")).write(SigningKey.generate(new SecureRandom()));
        Map<String, String> base = new HashMap<>(CONNECTION);
        base.putAll(Map.of(
                "training.heap", "512 MB",
                "schedule", "7d",
                "cost.fraud", "100",
                "cost.review", "3",
                "cost.decline", "10",
                "release.share", "0.1",
                "training.run", "flink",
                "training.flink", "http://host:8081",
                "training.flink.jar", jar.toString()));
        FullMapping mapping = new FullMapping(
                RetrainingKeys.ALL,
                base,
                Map.ofEntries(
                        Map.entry("bootstrap.servers", "other:1"),
                        Map.entry("schema.registry.url", "http://other"),
                        Map.entry("topic.prefix", "eu."),
                        Map.entry("ops.address", "0.0.0.0"),
                        Map.entry("catalogue", "payments"),
                        Map.entry("state.dir", "elsewhere"),
                        Map.entry("models.signing.key", key.toString()),
                        Map.entry("models.store", "store"),
                        Map.entry("models.fetch.from", "https://host/bundles/"),
                        Map.entry("decline.share", "0.005"),
                        Map.entry("params", "max_depth=5"),
                        Map.entry("training.memory", "600 MB"),
                        Map.entry("training.flink", "http://other:8081"),
                        Map.entry("training.flink.jar", other.toString())),
                RetrainingConfigTest::withoutItsTexts,
                Set.of());
        assertThat(mapping.complaints()).isEmpty();
        assertThat(mapping.strangeDefaults()).isEmpty();
        assertThat(mapping.crowded()).isEmpty();
    }

    private static RetrainingConfig withoutItsTexts(Map<String, String> properties) {
        RetrainingConfig config = RetrainingConfig.from(properties);
        return new RetrainingConfig(
                config.connection(),
                config.catalogue(),
                config.clockSkew(),
                config.requests(),
                config.bundles(),
                config.rules(),
                config.work(),
                Map.of());
    }

    @Test
    void aScheduleThatCannotBeReadIsRefusedWithTheOthers() {
        Map<String, String> properties = new HashMap<>(CONNECTION);
        properties.putAll(Map.of("schedule", "weekly", "schedule.clock", "moon"));
        assertThatThrownBy(() -> RetrainingConfig.from(properties))
                .hasMessageContaining("schedule is \"weekly\"; write a duration")
                .hasMessageContaining("schedule.clock is \"moon\"; write event or wall");
    }

    private static Duration maturity(String text) {
        Map<String, String> properties = new HashMap<>(CONNECTION);
        properties.put("label.maturity", text);
        return RetrainingConfig.from(properties).rules().maturity();
    }

    @Test
    void aClusterToTrainOnNeedsItsAddressAndTheJar() {
        assertThatThrownBy(() -> RetrainingConfig.from(Map.of("training.run", "flink")))
                .hasMessageContaining("training.flink is \"\" but must be the address of Flink's REST interface");
        assertThatThrownBy(() -> RetrainingConfig.from(Map.of(
                        "training.run", "flink", "training.flink", "http://host:8081", "training.flink.jar", "no.jar")))
                .hasMessageContaining("training.flink.jar is \"no.jar\", which is no file");
    }

    @Test
    void aTrainingGivesWayToAllUnlessToldOtherwise() {
        assertThat(RetrainingConfig.from(CONNECTION).work().givingWay()).isEqualTo(GivingWay.TO_ALL);

        Map<String, String> properties = new HashMap<>(CONNECTION);
        properties.put("training.nice", "5");
        properties.put("training.starving", "0s");
        assertThat(RetrainingConfig.from(properties).work().givingWay()).isEqualTo(new GivingWay(5, Duration.ZERO));

        properties.put("training.nice", "20");
        assertThatThrownBy(() -> RetrainingConfig.from(properties))
                .hasMessageContaining("training.nice is \"20\"")
                .hasMessageContaining("at most 19");
    }

    @Test
    void asManyRowsAreHeldAsTheHeapHasRoomForUnlessTold() {
        assertThat(new TrainingBudget(Duration.ofHours(1), 2_048, 1_024, 0).rows(15))
                .isBetween(700_000, 800_000);
        assertThat(new TrainingBudget(Duration.ofHours(1), 2_048, 1_024, 0).rows(150))
                .isBetween(205_000, 215_000);
        assertThat(new TrainingBudget(Duration.ofHours(1), 64, 32, 0).rows(15)).isEqualTo(1_000);
        assertThat(new TrainingBudget(Duration.ofHours(1), 64, 32, 12_345).rows(15))
                .isEqualTo(12_345);
    }

    @Test
    void parametersThatATrainingWouldNotUseStopTheServiceBeforeItStarts() {
        for (String params : List.of(
                "max_dept=9 did you mean 'max_depth'?",
                "monotone_constraints=(TX_AMONT:1) did you mean 'TX_AMOUNT'?",
                "monotone_constraints=(1,0) it has 2 places, but there are 15 features",
                "max_bin=64 has no effect with tree_method=exact")) {
            int space = params.indexOf(' ');
            Map<String, String> properties = new HashMap<>(CONNECTION);
            properties.put("params", params.substring(0, space));
            assertThatThrownBy(() -> RetrainingConfig.from(properties))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("params: ")
                    .hasMessageContaining(params.substring(space + 1));
        }
        Map<String, String> sound = new HashMap<>(CONNECTION);
        sound.put("params", "n_estimators=50,monotone_constraints=(TX_AMOUNT:1)");
        assertThat(RetrainingConfig.from(sound).rules().params().rounds()).isEqualTo(50);
    }
}
