package io.tidemark.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class FollowingTest {

    private final AtomicReference<RuntimeException> trouble = new AtomicReference<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile boolean waits;

    private final Following.Followed followed = new Following.Followed() {
        private volatile boolean woken;

        @Override
        public void step() {
            LockSupport.parkNanos(1_000_000);
            while (waits && !woken) {
                LockSupport.parkNanos(1_000_000);
            }
            if (woken) {
                throw new WakeupException();
            }
            RuntimeException now = trouble.get();
            if (now != null) {
                throw now;
            }
        }

        @Override
        public void beginAnew() {
            events.add("anew");
        }

        @Override
        public void wakeup() {
            woken = true;
        }

        @Override
        public void close() {
            events.add("closed");
        }
    };

    @Test
    void afterAFailureItSaysWhyBeginsAnewAndIsWellAgainOnceItWasQuietForAWhile() {
        try (Following following = Following.start("test", "models", followed)) {
            assertThat(following.failure()).isEmpty();
            trouble.set(new TopicAuthorizationException("Not authorized to access topics: [p.models]"));
            await(() -> following.failure().isPresent());
            assertThat(following.failure())
                    .contains(
                            "models are not followed now, which is tried again and again: Not authorized to access topics: [p.models]");
            await(() -> events.size() >= 3);
            trouble.set(new IllegalStateException());
            await(() -> following
                    .failure()
                    .filter(why -> why.endsWith("java.lang.IllegalStateException"))
                    .isPresent());
            trouble.set(null);
            int tries = events.size();
            await(() -> events.size() > tries);
            long begun = System.nanoTime();
            assertThat(following.failure()).isPresent();
            await(() -> following.failure().isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Following.QUIET.minusMillis(500));
            assertThat(events).doesNotContain("closed");
        }
        assertThat(events.get(events.size() - 1)).isEqualTo("closed");
    }

    @Test
    void aStepThatWaitsIsEndedByAStopWithoutAComplaint() {
        waits = true;
        Following following = Following.start("test", "models", followed);
        following.close();
        assertThat(events).containsExactly("closed");
        assertThat(following.failure()).isEqualTo(Optional.empty());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
