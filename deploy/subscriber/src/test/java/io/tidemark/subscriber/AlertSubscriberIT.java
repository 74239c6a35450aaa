package io.tidemark.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("exact")
@Tag("component")
class AlertSubscriberIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration WHILE = Duration.ofMillis(500);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private final HeardWords heard = new HeardWords();
    private SentAlerts sent;

    @BeforeEach
    void begin() throws Exception {
        sent = SentAlerts.fresh(KAFKA);
    }

    private AlertSubscriber<FraudAlert> subscriber() {
        return AlertSubscriber.ofFraud(sent.options("readers"), heard);
    }

    /** So many deliveries, none of them done. */
    private static List<Delivery<FraudAlert>> take(AlertSubscriber<FraudAlert> subscriber, int count) {
        List<Delivery<FraudAlert>> taken = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (taken.size() < count && System.nanoTime() < end) {
            taken.addAll(subscriber.poll(WHILE));
        }
        assertThat(taken).hasSize(count);
        return taken;
    }

    private static List<String> keys(List<Delivery<FraudAlert>> deliveries) {
        return deliveries.stream().map(Delivery::key).toList();
    }

    @Test
    void nothingIsFetchedBeyondWhatMayBeInFlightAndTheNextOneGoesOnBehindWhatIsDone() throws Exception {
        sent.send(IntStream.range(0, 250).mapToObj(Alerts::alert));
        List<String> first;
        try (AlertSubscriber<FraudAlert> subscriber = subscriber()) {
            List<Delivery<FraudAlert>> taken = take(subscriber, 100);
            for (int i = 0; i < 3; i++) {
                assertThat(subscriber.poll(Duration.ofMillis(50)))
                        .as("100 are in flight")
                        .isEmpty();
            }
            taken.subList(0, 40).forEach(Delivery::done);
            taken.get(0).done();
            assertThat(subscriber.counts()).isEqualTo(new SubscriberCounts(100, 40, 0, 0, 60));
            taken.subList(40, 100).forEach(Delivery::done);
            List<Delivery<FraudAlert>> more = take(subscriber, 100);
            more.forEach(Delivery::done);
            first = new ArrayList<>(keys(taken));
            first.addAll(keys(more));
        }
        try (AlertSubscriber<FraudAlert> next = subscriber()) {
            first.addAll(keys(take(next, 50)));
            assertThat(next.poll(WHILE)).isEmpty();
        }
        assertThat(first)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> "0-" + i).toList());
    }

    @Test
    void alertsOfOneCustomerComeInTheirOrder() throws Exception {
        sent.send(IntStream.range(0, 90).mapToObj(Alerts::alert));
        Map<String, Integer> last = new HashMap<>();
        try (AlertSubscriber<FraudAlert> subscriber = subscriber()) {
            for (Delivery<FraudAlert> delivery : take(subscriber, 90)) {
                int number = Integer.parseInt(delivery.key().substring(2));
                Integer before = last.put(delivery.alert().getTransaction().getCustomerId(), number);
                assertThat(before == null || before < number).isTrue();
            }
        }
    }

    @Test
    void whatIsNotWantedIsCountedAndDone() throws Exception {
        sent.send(
                IntStream.range(0, 60).mapToObj(i -> Alerts.alert(i, i % 3 == 0 ? Decision.REVIEW : Decision.DECLINE)));
        try (AlertSubscriber<FraudAlert> subscriber = subscriber().only(AlertFilters.decided(Decision.REVIEW))) {
            assertThat(take(subscriber, 20))
                    .allMatch(delivery -> delivery.alert().getDecision() == Decision.REVIEW)
                    .allMatch(delivery -> {
                        delivery.done();
                        return true;
                    });
            while (subscriber.counts().filtered() < 40) {
                subscriber.poll(WHILE);
            }
        }
        try (AlertSubscriber<FraudAlert> next = subscriber()) {
            assertThat(next.poll(Duration.ofSeconds(3)))
                    .as("filtered ones are done")
                    .isEmpty();
        }
    }

    @Test
    void poisonIsToldOnceCountedAndPassedOver() throws Exception {
        Stream<byte[]> poison =
                Stream.of(null, new byte[0], "{\"alert\":1}".getBytes(), new byte[] {0, 0, 0, 0, 1, 2, 3}, new byte[] {
                    0, 0x7f, 0, 0, 1, 2, 3
                });
        sent.send(Stream.of(Alerts.alert(0)));
        sent.sendBytes(poison.map(value -> new ProducerRecord<>(sent.topic(), "c-0".getBytes(), value)));
        sent.send(Stream.of(Alerts.alert(17)));
        try (AlertSubscriber<FraudAlert> subscriber = subscriber()) {
            List<Delivery<FraudAlert>> taken = take(subscriber, 2);
            assertThat(keys(taken)).containsExactly("0-0", "0-17");
            taken.forEach(Delivery::done);
            assertThat(subscriber.counts().unreadable()).isEqualTo(5);
        }
        assertThat(heard.unreadable)
                .hasSize(5)
                .allMatch(record -> record.place().topic().equals(sent.topic()));
        assertThat(heard.unreadable.get(4).cause()).isEqualTo("unknown_schema_id");
        assertThat(heard.unreadable.get(4).sentence())
                .startsWith("The schema registry knows no Avro schema 2130706433;");
        try (AlertSubscriber<FraudAlert> next = subscriber()) {
            assertThat(next.poll(Duration.ofSeconds(3))).isEmpty();
        }
        assertThat(heard.unreadable).as("and never again").hasSize(5);
    }

    @Test
    void aHandlerThatFailsEndsTheSubscriberAndItsAlertComesAgain() throws Exception {
        sent.send(IntStream.range(0, 10).mapToObj(i -> Alerts.alert(17 * i)));
        List<String> handled = new ArrayList<>();
        try (AlertSubscriber<FraudAlert> subscriber = subscriber()) {
            assertThatThrownBy(() -> subscriber.run(delivery -> {
                        if (delivery.key().equals("0-68")) {
                            throw new IllegalStateException("the database is full");
                        }
                        handled.add(delivery.key());
                    }))
                    .hasMessage("the database is full");
        }
        assertThat(handled).containsExactly("0-0", "0-17", "0-34", "0-51");
        try (AlertSubscriber<FraudAlert> subscriber = subscriber()) {
            subscriber.run(delivery -> {
                handled.add(delivery.key());
                if (delivery.key().equals("0-153")) {
                    subscriber.stop();
                }
            });
        }
        assertThat(handled).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void whatWasHandedOverBeforeAFilterThrowsIsReturnedAndTheThrowComesAtTheNextPoll() throws Exception {
        sent.send(IntStream.range(0, 10).mapToObj(i -> Alerts.alert(17 * i)));
        AtomicBoolean broken = new AtomicBoolean(true);
        try (AlertSubscriber<FraudAlert> subscriber = subscriber().only(alert -> {
            if (broken.get() && alert.getAlertId().equals("0-68")) {
                throw new IllegalStateException("the filter is broken");
            }
            return true;
        })) {
            List<Delivery<FraudAlert>> taken = take(subscriber, 4);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> subscriber.poll(WHILE)).hasMessage("the filter is broken");
            }
            broken.set(false);
            taken.addAll(take(subscriber, 6));
            assertThat(keys(taken))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(i -> "0-" + 17 * i).toList());
            taken.forEach(Delivery::done);
            assertThat(subscriber.counts()).isEqualTo(new SubscriberCounts(10, 10, 0, 0, 0));
        }
    }

    @Test
    void aRegistryThatIsAwayIsWaitedForAndNothingIsPassedOver() throws Exception {
        sent.send(IntStream.range(0, 20).mapToObj(Alerts::alert));
        URI real = URI.create(sent.connection().schemaRegistryUrl());
        try (Forwarder forwarder = new Forwarder(real.getPort())) {
            SubscriberOptions usual = sent.options("waiting");
            SubscriberOptions away = new SubscriberOptions(
                    usual.kafka(),
                    "http://127.0.0.1:" + forwarder.port() + real.getPath(),
                    Map.of(),
                    usual.prefix(),
                    usual.group(),
                    usual.inFlight(),
                    usual.start(),
                    usual.commitEvery());
            try (AlertSubscriber<FraudAlert> subscriber = AlertSubscriber.ofFraud(away, heard)) {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (heard.waits.isEmpty() && System.nanoTime() < end) {
                    assertThat(subscriber.poll(WHILE)).isEmpty();
                }
                assertThat(heard.waits.get(0)).contains("does not tell schema");
                forwarder.open();
                take(subscriber, 20);
            }
        }
        assertThat(heard.unreadable).isEmpty();
    }

    @Test
    void aGroupIsRewoundToATimeAndHandsOverWhatCameSinceUnderTheSameKeys() throws Exception {
        sent.send(IntStream.range(0, 30).mapToObj(Alerts::alert));
        Instant since;
        SubscriberOptions options = sent.options("readers");
        try (AlertSubscriber<FraudAlert> subscriber = subscriber()) {
            List<Delivery<FraudAlert>> old = take(subscriber, 30);
            since = old.stream()
                    .map(Delivery::appendedAt)
                    .max(Instant::compareTo)
                    .orElseThrow()
                    .plusMillis(1);
            while (!Instant.now().isAfter(since)) {
                Thread.onSpinWait();
            }
            sent.send(IntStream.range(30, 50).mapToObj(Alerts::alert));
            List<Delivery<FraudAlert>> fresh = take(subscriber, 20);
            Stream.concat(old.stream(), fresh.stream()).forEach(Delivery::done);
            assertThatThrownBy(() -> Rewind.to(options, AlertTopic.FRAUD, since))
                    .hasMessageContaining("runs, and would write its own place over the new one; stop it first");
        }
        assertThat(Rewind.to(options, AlertTopic.FRAUD, since)).isEqualTo(20);
        try (AlertSubscriber<FraudAlert> subscriber = subscriber()) {
            assertThat(keys(take(subscriber, 20)))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(30, 50).mapToObj(i -> "0-" + i).toList());
        }
    }

    @Test
    void aGroupThatBeginsWithTheNextAlertMissesNoneFromThenOnThoughItDiesBeforeItHasDoneAny() throws Exception {
        sent.send(IntStream.range(0, 30).mapToObj(Alerts::alert));
        SubscriberOptions next = sent.options("newcomers").startingWith(SubscriberOptions.Start.NEXT);
        try (AlertSubscriber<FraudAlert> first = AlertSubscriber.ofFraud(next, heard)) {
            assertThat(first.poll(Duration.ofSeconds(5))).isEmpty();
        }
        sent.send(IntStream.range(30, 50).mapToObj(Alerts::alert));
        try (AlertSubscriber<FraudAlert> second = AlertSubscriber.ofFraud(next, heard)) {
            assertThat(keys(take(second, 20)))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(30, 50).mapToObj(i -> "0-" + i).toList());
        }
    }

    @Test
    void aTopicThatIsNotThereIsRefusedInOneSentence() {
        SubscriberOptions wrong = sent.options("readers").withPrefix("nowhere.");
        assertThatThrownBy(() -> AlertSubscriber.ofFraud(wrong, heard))
                .isInstanceOf(SubscriberException.class)
                .hasMessage("There is no topic nowhere.alerts-fraud; check the prefix of the topics");
    }
}
