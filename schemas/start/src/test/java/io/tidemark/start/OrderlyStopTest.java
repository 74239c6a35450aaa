package io.tidemark.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OrderlyStopTest {

    @Test
    @Timeout(600)
    void aStopThatHangsEndsAllTheSame() {
        CountDownLatch never = new CountDownLatch(1);
        OrderlyStop.stopWithin(Duration.ofMillis(50), "scoring", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    void aStopThatDoesNotHangIsWaitedFor() {
        AtomicBoolean closed = new AtomicBoolean();
        OrderlyStop.stopWithin(Duration.ofSeconds(20), "scoring", () -> closed.set(true));
        assertThat(closed).isTrue();
    }
}
