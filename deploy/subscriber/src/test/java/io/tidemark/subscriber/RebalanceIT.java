package io.tidemark.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.schemas.FraudAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("exact")
@Tag("component")
class RebalanceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int COUNT = 60;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static AlertSubscriber<FraudAlert> subscriber(SentAlerts sent) {
        return AlertSubscriber.ofFraud(sent.options("sharing"), new HeardWords());
    }

    private static List<Delivery<FraudAlert>> all(AlertSubscriber<FraudAlert> subscriber) {
        List<Delivery<FraudAlert>> taken = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (taken.size() < COUNT && System.nanoTime() < end) {
            taken.addAll(subscriber.poll(Duration.ofMillis(500)));
        }
        assertThat(taken).hasSize(COUNT);
        return taken;
    }

    @Test
    void aDeliveryIsNotOursAnyMoreWhenItsPartitionIsAnothersWhichHandsItOver() throws Exception {
        SentAlerts sent = SentAlerts.fresh(KAFKA);
        sent.send(IntStream.range(0, COUNT).mapToObj(Alerts::alert));
        try (AlertSubscriber<FraudAlert> first = subscriber(sent)) {
            List<Delivery<FraudAlert>> taken = all(first);
            assertThat(taken).allMatch(Delivery::isStillOurs);
            try (AlertSubscriber<FraudAlert> second = subscriber(sent)) {
                List<String> others = new ArrayList<>();
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (others.isEmpty() && System.nanoTime() < end) {
                    first.poll(Duration.ofMillis(50));
                    second.poll(Duration.ofMillis(50)).forEach(delivery -> others.add(delivery.key()));
                }
                assertThat(others).isNotEmpty();
                assertThat(taken)
                        .filteredOn(delivery -> !delivery.isStillOurs())
                        .extracting(Delivery::key)
                        .containsAll(others);
            }
        }
    }
}
