package io.tidemark.scoring.app.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoRolloutsIT {

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
            assertThat(RolloutService.isShutOut(inTheMiddle))
                    .as(String.valueOf(inTheMiddle))
                    .isTrue();
            Throwable afterwards = catchThrowable(first::begin);
            assertThat(RolloutService.isShutOut(afterwards))
                    .as(String.valueOf(afterwards))
                    .isTrue();
            second.begin();
            second.tell(event());
            second.commit(Map.of(), new ConsumerGroupMetadata(connection.topicPrefix() + RolloutLog.NAME));
        }
    }

    @Test
    void anotherFailureOfABrokerIsNone() {
        assertThat(RolloutService.isShutOut(new KafkaException("no leader"))).isFalse();
        assertThat(RolloutService.isShutOut(new KafkaException("x", new ProducerFencedException("y"))))
                .isTrue();
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
