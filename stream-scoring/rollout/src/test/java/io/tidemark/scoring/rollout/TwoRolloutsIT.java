package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.ShutOut;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("component")
@Tag("exact")
class TwoRolloutsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @Test
    void whoeverIsShutOutKnowsItWhateverItWasDoingAndWaitsLongerThanAfterAFailure() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutLog first = new RolloutLog(connection, registry, () -> {});
                RolloutLog second = new RolloutLog(connection, registry, () -> {})) {
            first.open();
            first.begin();
            first.tell(event());
            second.open();
            Throwable inTheMiddle = catchThrowable(() -> {
                first.tell(event());
                first.commit(Map.of(), new ConsumerGroupMetadata(connection.topicPrefix() + RolloutLog.NAME));
            });
            assertThat(inTheMiddle).isInstanceOf(KafkaException.class);
            assertThat(ShutOut.isIn(inTheMiddle))
                    .as(String.valueOf(inTheMiddle))
                    .isTrue();
            Throwable afterwards = catchThrowable(first::begin);
            // The client may have the transaction open still that the broker has ended: then there is no other to
            // begin.
            assertThat(ShutOut.isIn(afterwards) || afterwards instanceof IllegalStateException)
                    .as(String.valueOf(afterwards))
                    .isTrue();
            second.begin();
            second.tell(event());
            second.commit(Map.of(), new ConsumerGroupMetadata(connection.topicPrefix() + RolloutLog.NAME));
        }
    }

    @Test
    void whoeverIsShutOutComesBackAfterTenSecondsAndNotBefore() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Deque<Long> opened = new ConcurrentLinkedDeque<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService first = RolloutService.start(() -> {
                    opened.add(System.nanoTime());
                    return Sequencers.of(connection, registry, Duration.ofSeconds(1));
                })) {
            await().atMost(PATIENCE).until(() -> first.reasonNotServing().isEmpty());
            try (RolloutService second =
                    RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(1)))) {
                await().atMost(PATIENCE).until(() -> second.reasonNotServing().isEmpty());
                long asked = System.nanoTime();
                // Whoever was shut out learns it when it has something to write.
                assertThat(new RolloutClient(connection, registry)
                                .promote("nobody", "", "test", PATIENCE)
                                .getOutcome())
                        .isEqualTo(RolloutOutcome.REFUSED);
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> opened.size() >= 2);
                assertThat(Duration.ofNanos(List.copyOf(opened).get(1) - asked))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
            }
        }
    }

    private static RolloutEvent event() {
        return RolloutEvent.newBuilder()
                .setRequestId("r")
                .setOutcome(RolloutOutcome.REFUSED)
                .setText("for the test")
                .setHappenedAt(Instant.EPOCH)
                .setChecks(List.of())
                .setMembers(List.of())
                .build();
    }
}
