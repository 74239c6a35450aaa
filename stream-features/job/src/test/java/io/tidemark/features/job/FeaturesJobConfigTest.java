package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.testkit.settings.FullMapping;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeaturesJobConfigTest {

    @Test
    void withoutKeysOfItsOwnTheJobIsEagerOverTheHandbookCatalogue() {
        FeaturesJobConfig config = TestConfig.of(Map.of());
        assertThat(config.time().mode()).isEqualTo(TimeMode.EAGER);
        assertThat(config.catalogue().name()).isEqualTo("handbook");
        assertThat(config.time().labels()).isTrue();
        assertThat(config.time().silence()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.time().alignmentDrift()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void everyKeyIsRead() {
        FeaturesJobConfig config = TestConfig.of(Map.of(
                "time.mode", "ordered",
                "labels", "absent",
                "disorder", "1m30s",
                "silence", "250ms",
                "parallelism", "3",
                "checkpoint.dir", "file:///x",
                "record.bytes.most", "1000",
                "record.attributes.most", "7",
                "alignment.drift", "0"));
        assertThat(config.bounds()).isEqualTo(new RecordBounds(1_000, RecordBounds.USUAL.textChars(), 7));
        assertThat(config.ordered()).isTrue();
        assertThat(config.time().labels()).isFalse();
        assertThat(config.time().disorder()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.time().silence()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.flink().parallelism()).contains(3);
        assertThat(config.flink().checkpointDir()).contains("file:///x");
        assertThat(config.time().alignmentDrift()).isZero();
    }

    @Test
    void aValueThatIsNotUnderstoodIsNamedWithWhatToWrite() {
        assertThatThrownBy(() -> TestConfig.of(Map.of("time.mode", "later")))
                .hasMessage("time.mode is \"later\"; write eager or ordered");
        assertThatThrownBy(() -> TestConfig.of(Map.of("silence", "soon")))
                .hasMessageStartingWith("silence is \"soon\"; write a duration such as");
        for (String never : new String[] {"0", "500us"}) {
            assertThatThrownBy(() -> TestConfig.of(Map.of("alignment.interval", never)))
                    .hasMessageContaining("alignment.interval is \"" + never + "\"")
                    .hasMessageContaining("at least 1ms");
        }
        assertThatThrownBy(() -> TestConfig.of(Map.of("parallelism", "0")))
                .hasMessage("parallelism is \"0\"; write a whole number, at least 1 and at most 32768");
    }

    @Test
    void everyKeyChangesOneComponentAndEveryDefaultIsReadBack() {
        FullMapping mapping = new FullMapping(
                FeaturesJobKeys.ALL,
                Map.of("bootstrap.servers", "b:1", "schema.registry.url", "http://r"),
                Map.of(
                        "bootstrap.servers", "other:1",
                        "schema.registry.url", "http://other",
                        "topic.prefix", "eu.",
                        "catalogue", "payments",
                        "checkpoint.dir", "file:///elsewhere"),
                FeaturesJobConfig::from,
                Set.of(Catalogue.class));
        assertThat(mapping.complaints()).isEmpty();
        assertThat(mapping.strangeDefaults()).isEmpty();
        assertThat(mapping.crowded()).isEmpty();
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(
                        () -> TestConfig.of(Map.of("catalogue", "no/such.yaml", "silense", "1s", "time.mode", "later")))
                .hasMessageContainingAll("no/such.yaml", "did you mean 'silence'?", "time.mode is \"later\"");
    }

    @Test
    void labelsAreRequiredUnlessDeclaredAbsent() {
        assertThat(FeaturesJob.needs(TestConfig.of(Map.of())).topics().contains(Topics.LABELS))
                .isTrue();
        assertThat(FeaturesJob.needs(TestConfig.of(Map.of("labels", "absent")))
                        .topics()
                        .contains(Topics.LABELS))
                .isFalse();
    }
}
