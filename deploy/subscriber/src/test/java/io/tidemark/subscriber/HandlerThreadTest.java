package io.tidemark.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HandlerThreadTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Progress lost = new Progress(0);
    private final Progress kept = new Progress(0);
    private final AtomicInteger done = new AtomicInteger();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch freed = new CountDownLatch(1);

    private Delivery<String> delivery(Progress progress, long offset) {
        progress.begin(offset);
        byte[] bytes = {1};
        return new Delivery<>(
                (progress == lost ? "lost-" : "kept-") + offset,
                "alert",
                new ConsumerRecord<>("alerts-fraud", progress == lost ? 0 : 1, offset, bytes, bytes),
                progress,
                done::incrementAndGet);
    }

    private HandlerThread<String> busyThread() throws InterruptedException {
        HandlerThread<String> thread = new HandlerThread<>(delivery -> {
            handled.add(delivery.key());
            busy.countDown();
            freed.await();
        });
        thread.give(List.of(delivery(lost, 0)));
        busy.await();
        return thread;
    }

    @Test
    void whatIsAnothersBeforeItsTurnComesIsNotHandled() throws Exception {
        try (HandlerThread<String> thread = busyThread()) {
            thread.give(List.of(delivery(lost, 1), delivery(kept, 0), delivery(lost, 2), delivery(kept, 1)));
            assertThat(lost.end()).isEqualTo(3);
            freed.countDown();
            await().atMost(PATIENCE).until(() -> handled.size() == 3 && done.get() == 2);
        }
        assertThat(handled)
                .as("the first was in hand when its partition went")
                .containsExactly("lost-0", "kept-0", "kept-1");
        assertThat(done).as("and counts no more").hasValue(2);
    }

    @Test
    void whatIsAnothersIsForgottenThoughTheHandlerIsStillBusy() throws Exception {
        try (HandlerThread<String> thread = busyThread()) {
            WeakReference<Delivery<String>> waiting = new WeakReference<>(delivery(lost, 1));
            thread.give(List.of(waiting.get()));
            lost.end();
            thread.give(List.of());
            await().atMost(PATIENCE).until(() -> {
                System.gc();
                return waiting.get() == null;
            });
            freed.countDown();
        }
        assertThat(handled).containsExactly("lost-0");
    }

    @Test
    void aDeliveryIsOursUntilItsPartitionIsAnothersWhetherItIsDoneOrNot() {
        Delivery<String> one = delivery(lost, 0);
        Delivery<String> other = delivery(lost, 1);
        one.done();
        one.done();
        assertThat(one.isStillOurs()).isTrue();
        lost.end();
        other.done();
        assertThat(one.isStillOurs()).isFalse();
        assertThat(other.isStillOurs()).isFalse();
        assertThat(done).hasValue(1);
    }
}
