package io.tidemark.retraining.run.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

    @TempDir
    Path directory;

    private final AtomicReference<Instant> here = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
    private final AtomicReference<Instant> there = new AtomicReference<>(Instant.parse("2031-01-01T00:00:00Z"));

    @Test
    void whoTrainsGoesOnAsLongAsTheLeaseIsRenewedWhateverTheOtherClockSays() {
        Lease service = new Lease(directory, here::get);
        service.renew();
        Lease training = new Lease(directory, there::get);
        for (int i = 0; i < 10; i++) {
            pass(Lease.PATIENCE.minusSeconds(1));
            service.renew();
            assertThat(training.lapsed()).isFalse();
        }

        pass(Lease.PATIENCE.plusSeconds(1));

        assertThat(training.lapsed()).isTrue();
    }

    @Test
    void onceTheDirectoryIsGoneNobodyWaits() throws Exception {
        new Lease(directory, here::get).renew();
        Lease training = new Lease(directory, there::get);
        assertThat(training.lapsed()).isFalse();

        Files.delete(directory.resolve("lease"));

        assertThat(training.lapsed()).isTrue();
    }

    private void pass(Duration time) {
        here.updateAndGet(now -> now.plus(time));
        there.updateAndGet(now -> now.plus(time));
    }
}
