package io.tidemark.drift.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.drift.job.judge.AlarmRules;
import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.flink.OwnChoices;
import io.tidemark.schemas.segments.SegmentField;
import io.tidemark.testkit.settings.FullMapping;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorJobConfigTest {
    @Test
    void aConnectionIsEnough() {
        MonitorJobConfig config = config(Map.of());
        assertThat(config.time().window()).isEqualTo(Duration.ofDays(7));
        assertThat(config.time().silenceGrace()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.segments().fields()).isEmpty();
        assertThat(config.segments().most()).isEqualTo(20);
        assertThat(config.drift().alarms()).isEqualTo(AlarmSettings.DEFAULT);
        assertThat(config.drift().cooldown()).isEqualTo(Duration.ofDays(7));
        assertThat(config.drift().baselineWeeks()).isEqualTo(4);
        assertThat(config.time().clockSkew()).isEqualTo(Duration.ofHours(1));
        assertThat(config.flink())
                .isEqualTo(new OwnChoices(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        ReadableConfig flink = configured(config);
        assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
        assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isFalse();
    }

    @Test
    void everyKeyIsRead() {
        MonitorJobConfig config = config(Map.ofEntries(
                Map.entry("window", "12h"),
                Map.entry("disorder", "30min"),
                Map.entry("clock.skew", "5min"),
                Map.entry("state.backend", "rocksdb"),
                Map.entry("idleness", "1s"),
                Map.entry("profile.wait", "5s"),
                Map.entry("silence.grace", "1h"),
                Map.entry("segments", "country,attributes.bank"),
                Map.entry("segments.most", "7"),
                Map.entry("persistence", "3"),
                Map.entry("cooldown", "1d"),
                Map.entry("minimum.effect", "0.2"),
                Map.entry("minimum.events", "200"),
                Map.entry("false.alarms.per.month", "0.5"),
                Map.entry("clear.after", "4"),
                Map.entry("hysteresis", "0.25"),
                Map.entry("baseline.weeks", "2"),
                Map.entry("checkpoint.dir", "file:///tmp/x")));
        assertThat(config.time().silenceGrace()).isEqualTo(Duration.ofHours(1));
        assertThat(config.segments().fields())
                .extracting(SegmentField::name)
                .containsExactly("country", "attributes.bank");
        assertThat(config.segments().most()).isEqualTo(7);
        assertThat(config.time().window()).isEqualTo(Duration.ofHours(12));
        assertThat(config.time().disorder()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.time().clockSkew()).isEqualTo(Duration.ofMinutes(5));
        ReadableConfig flink = configured(config);
        assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
        assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
        assertThat(config.time().idleness()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.time().profileWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(MonitorJob.rules(config.drift()))
                .isEqualTo(new AlarmRules(
                        0.5, 0.2, 3, 4, 0.25, 200, Duration.ofDays(1).toMillis(), 2));
        assertThat(MonitorJob.rules(config.drift()).settings())
                .isEqualTo(config.drift().alarms());
        assertThat(config.flink().checkpointDir()).contains("file:///tmp/x");
    }

    @Test
    void aValueThatIsNotUnderstoodIsNamedWithItsKey() {
        assertThatThrownBy(() -> config(Map.of("window", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window is \"soon\"");
        assertThatThrownBy(() -> config(Map.of("state.backend", "disk")))
                .hasMessageContaining("state.backend is \"disk\"; write heap or rocksdb");
        assertThatThrownBy(() -> config(Map.of("window", "0s"))).hasMessageContaining("window is \"0s\"");
        assertThatThrownBy(() -> config(Map.of("idleness", "0"))).hasMessageContaining("idleness is \"0\"");
        assertThatThrownBy(() -> config(Map.of("persistence", "0"))).hasMessageContaining("persistence is \"0\"");
        assertThatThrownBy(() -> config(Map.of("minimum.effect", "x"))).hasMessageContaining("minimum.effect is \"x\"");
        assertThatThrownBy(() -> config(Map.of("false.alarms.per.month", "0")))
                .hasMessageContaining(
                        "false.alarms.per.month is \"0\"; write a number such as 0.05 or 20, more than 0");
        assertThatThrownBy(() -> config(Map.of("label.keep", "1d", "label.maturity", "2d")))
                .hasMessageContaining("label.keep is \"1d\", but labels must be taken at least until label.maturity");
        assertThatThrownBy(() -> config(Map.of("windw", "1d", "window", "10", "hysteresis", "2")))
                .hasMessageContainingAll("did you mean 'window'?", "window is \"10\"", "hysteresis is \"2\"");
        assertThatThrownBy(() -> config(Map.of("hysteresis", "2"))).hasMessageContaining("hysteresis");
        assertThatThrownBy(() -> config(Map.of("segments", "merchant")))
                .hasMessageContaining("segments names \"merchant\", which no score carries; there are");
    }

    @Test
    void everyKeyChangesOneComponentAndEveryDefaultIsReadBack() {
        FullMapping mapping = new FullMapping(
                MonitorJobKeys.ALL,
                Map.of(
                        "bootstrap.servers", "127.0.0.1:9092",
                        "schema.registry.url", "http://127.0.0.1:8081",
                        "label.keep", "20d"),
                Map.of(
                        "bootstrap.servers", "other:1",
                        "schema.registry.url", "http://other",
                        "topic.prefix", "eu.",
                        "segments", "country",
                        "label.maturity", "8d",
                        "label.keep", "15d",
                        "checkpoint.dir", "file:///elsewhere",
                        "models.fetch.from", "https://host/bundles/"),
                MonitorJobConfig::from,
                Set.of());
        assertThat(mapping.complaints()).isEmpty();
        assertThat(mapping.strangeDefaults()).isEmpty();
        assertThat(mapping.crowded()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7d, PT168H", "10min, PT10M", "10 min, PT10M", "1d12h, PT36H", "PT5M, PT5M", "15m, PT15M", "2s, PT2S"})
    void aWindowIsWrittenAsPeopleWriteIt(String text, Duration expected) {
        assertThat(config(Map.of("window", text)).time().window()).isEqualTo(expected);
    }

    @Test
    void everyOperatorHasItsOwnUidSoThatACheckpointFitsTheNextVersion() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        MonitorJob.build(env, config(Map.of()));
        StreamGraph graph = env.getStreamGraph();
        Set<String> uids = new HashSet<>();
        for (StreamNode node : graph.getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
            assertThat(uids.add(node.getTransformationUID())).isTrue();
        }
        assertThat(uids).contains("scores", "models", "binning", "counts", "windows", "comparison");
    }

    private static ReadableConfig configured(MonitorJobConfig config) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        MonitorSettings.configure(env, config);
        return env.getConfiguration();
    }

    private static MonitorJobConfig config(Map<String, String> given) {
        Map<String, String> properties = new HashMap<>(given);
        properties.put("bootstrap.servers", "127.0.0.1:9092");
        properties.put("schema.registry.url", "http://127.0.0.1:8081");
        return MonitorJobConfig.from(properties);
    }
}
