package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.scoring.app.streams.Burial;
import io.tidemark.scoring.app.streams.BuryingHandler;
import io.tidemark.scoring.app.streams.LogFacts;
import io.tidemark.scoring.app.topology.PlainSerde;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    @Test
    void theStoresHaveAsManyReplicasAsWhatTheyAreMadeFrom() {
        assertThat(settings(3, Map.of()))
                .containsEntry("replication.factor", 3)
                .containsEntry("topic.min.insync.replicas", "2");
        assertThat(settings(1, Map.of()))
                .containsEntry("replication.factor", 1)
                .doesNotContainKey("topic.min.insync.replicas");
        assertThat(settings(3, Map.of("kafka.replication.factor", "2"))).containsEntry("replication.factor", "2");
    }

    @Test
    void theProducerTakesWhateverItsTopicsTakeAndWhatTheyDoNotIsBuried() {
        assertThat(settings(1, Map.of()))
                .containsEntry("producer.max.request.size", 5_000_000)
                .containsEntry("production.exception.handler", BuryingHandler.class);
    }

    @Test
    void decisionsAreSentTogetherAndNotOneByOne() {
        assertThat(settings(1, Map.of())).containsEntry("producer.linger.ms", 2);
        assertThat(settings(1, Map.of("kafka.streams.producer.linger.ms", "0")))
                .containsEntry("producer.linger.ms", "0");
    }

    @Test
    void aTransactionThatMustWaitForTheOneBeforeTriesAgainSoon() {
        assertThat(settings(1, Map.of())).containsEntry("producer.retry.backoff.ms", 5);
        assertThat(settings(1, Map.of("kafka.producer.retry.backoff.ms", "70")))
                .containsEntry("producer.retry.backoff.ms", "70");
    }

    @Test
    void standbysAndTheWaitForProgressAreSettings() {
        assertThat(settings(1, Map.of())).containsEntry("num.standby.replicas", 0);
        assertThat(settings(1, Map.of("standbys", "1"))).containsEntry("num.standby.replicas", 1);
        assertThatThrownBy(() -> settings(1, Map.of("ready.progress", "10ms")))
                .hasMessageContaining("ready.progress is \"10ms\"");
    }

    @Test
    void whatIsForTheStreamsGroupAloneWinsThereAndWhatIsForOneKindOfClientGoesToThatKind() {
        assertThat(settings(
                        1,
                        Map.of(
                                "kafka.streams.group.instance.id", "one",
                                "kafka.streams.num.standby.replicas", "2",
                                "kafka.consumer.session.timeout.ms", "9000",
                                "kafka.producer.transaction.timeout.ms", "7000")))
                .containsEntry("group.instance.id", "one")
                .containsEntry("num.standby.replicas", "2")
                .containsEntry("consumer.session.timeout.ms", "9000")
                .containsEntry("producer.transaction.timeout.ms", "7000");
    }

    @Test
    void sessionsTransactionsAndReplicasAreSettings() {
        assertThat(settings(3, Map.of()))
                .containsEntry("consumer.session.timeout.ms", 6_000)
                .containsEntry("consumer.heartbeat.interval.ms", 1_500)
                .containsEntry("producer.transaction.timeout.ms", 5_000);
        assertThat(settings(
                        1,
                        Map.of(
                                "session.timeout", "45s",
                                "transaction.timeout", "1min",
                                "changelogs.replication", "3",
                                "model.wait", "30s")))
                .containsEntry("consumer.session.timeout.ms", 45_000)
                .containsEntry("consumer.heartbeat.interval.ms", 11_250)
                .containsEntry("producer.transaction.timeout.ms", 60_000)
                .containsEntry("replication.factor", 3)
                .containsEntry("topic.min.insync.replicas", "2");
        assertThatThrownBy(() -> settings(1, Map.of("transaction.timeout", "3s")))
                .hasMessageContaining("model.wait")
                .hasMessageContaining("at most 2s500ms");
    }

    @Test
    void whatIsSaidForAllClientsIsNotOutdoneByWhatWeWouldHaveForOneKind() {
        assertThat(settings(
                        1,
                        Map.of(
                                "kafka.session.timeout.ms", "9000",
                                "kafka.transaction.timeout.ms", "7000",
                                "kafka.linger.ms", "5")))
                .containsEntry("session.timeout.ms", "9000")
                .containsEntry("transaction.timeout.ms", "7000")
                .containsEntry("linger.ms", "5")
                .doesNotContainKeys(
                        "consumer.session.timeout.ms", "producer.transaction.timeout.ms", "producer.linger.ms");
    }

    @Test
    void aStaticMemberStaysInItsGroupUnlessToldOtherwise() {
        assertThat(group(Map.of()).leaves()).isTrue();
        assertThat(group(Map.of("kafka.streams.group.instance.id", "one")).leaves())
                .isFalse();
        assertThat(group(Map.of("kafka.consumer.group.instance.id", "one")).leaves())
                .isFalse();
        assertThat(group(Map.of("group.leave", "false")).leaves()).isFalse();
        assertThat(group(Map.of("kafka.streams.group.instance.id", "one", "group.leave", "true"))
                        .leaves())
                .isTrue();
    }

    private static StreamsKeys.Group group(Map<String, String> changed) {
        return scoring(changed).group();
    }

    private static Properties settings(int replication, Map<String, String> changed) {
        return StreamsSettings.of(
                scoring(changed),
                new LogFacts((short) replication, Map.of("scores", 5_000_000, "dead-letters", 2_000_000)),
                burial());
    }

    private static ScoringSettings scoring(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(Map.of(
                "bootstrap.servers", "none:1", "schema.registry.url", "http://none:1", "state.dir", "somewhere"));
        all.putAll(changed);
        return ScoringSettings.from(all);
    }

    private static Burial burial() {
        return new Burial(
                "dead-letters", new PlainSerde<>(DeadLetter.class).serializer(), InstantSource.system(), cause -> {});
    }
}
