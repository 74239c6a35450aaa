package io.tidemark.scoring.app.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.scoring.release.models.ModelNews;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommittedMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CommittedMeters meters =
            new ScoringGauges(registry, "", ModelNews.NONE).counts(Optional.empty(), InstantSource.system());

    @Test
    void whatWasTakenBackIsNotCounted() {
        meters.duplicate();
        meters.takenBack();
        meters.duplicate();
        assertThat(duplicates()).isZero();
        meters.committed();
        meters.committed();
        assertThat(duplicates()).isEqualTo(1);
    }

    @Test
    void aThreadCommitsItsOwn() throws InterruptedException {
        meters.duplicate();
        Thread other = new Thread(() -> {
            meters.duplicate();
            meters.duplicate();
            meters.committed();
        });
        other.start();
        other.join();
        assertThat(duplicates()).isEqualTo(2);
        meters.committed();
        assertThat(duplicates()).isEqualTo(3);
    }

    @Test
    void whatCannotBeCountedKeepsNothingElseFromBeingCounted() {
        // Without a score there is nothing that could be read off it.
        meters.scored(null);
        meters.duplicate();
        meters.committed();
        assertThat(duplicates()).isEqualTo(1);
    }

    @Test
    void anInstanceThatStartsIsNotBehindWhatWasInForceBefore() {
        SimpleMeterRegistry started = new SimpleMeterRegistry();
        new ScoringGauges(started, "", ModelNews.NONE)
                .counts(Optional.of(TestRecords.control(7, null)), InstantSource.system());
        assertThat(started.get("tidemark.scoring.control.sequence").gauge().value())
                .isEqualTo(7);
    }

    private double duplicates() {
        return registry.find("tidemark.scoring.duplicates").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
