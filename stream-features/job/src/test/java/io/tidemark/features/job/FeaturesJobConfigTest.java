package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.topics.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesJobConfigTest {

    @Test
    void withoutKeysOfItsOwnTheJobIsEagerOverTheHandbookCatalogue() {
        FeaturesJobConfig config = TestConfig.of(Map.of());
        assertThat(config.timeMode()).isEqualTo(TimeMode.EAGER);
        assertThat(config.catalogue().name()).isEqualTo("handbook");
        assertThat(config.labels()).isTrue();
        assertThat(config.silence()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.alignmentDrift()).isEqualTo(Duration.ofDays(1));
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
        assertThat(config.labels()).isFalse();
        assertThat(config.disorder()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.silence()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.parallelism()).isEqualTo(3);
        assertThat(config.checkpointDir()).contains("file:///x");
        assertThat(config.alignmentDrift()).isZero();
    }

    @Test
    void aValueThatIsNotUnderstoodIsNamedWithWhatToWrite() {
        assertThatThrownBy(() -> TestConfig.of(Map.of("time.mode", "later")))
                .hasMessage("time.mode is \"later\"; write one of eager, ordered");
        assertThatThrownBy(() -> TestConfig.of(Map.of("silence", "soon")))
                .hasMessageStartingWith("silence is \"soon\"; write a duration such as");
        assertThatThrownBy(() -> TestConfig.of(Map.of("parallelism", "0")))
                .hasMessage("parallelism is \"0\"; write a whole number from 1");
    }

    @Test
    void labelsAreRequiredUnlessDeclaredAbsent() {
        assertThat(FeaturesJob.requiredTopics(TestConfig.of(Map.of())).contains(Topics.LABELS))
                .isTrue();
        assertThat(FeaturesJob.requiredTopics(TestConfig.of(Map.of("labels", "absent")))
                        .contains(Topics.LABELS))
                .isFalse();
    }
}
