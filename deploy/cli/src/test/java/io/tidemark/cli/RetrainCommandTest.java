package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetrainCommandTest {

    @Test
    void aPersonAsksAtTheTimeOfTheClockInMilliseconds() {
        RetrainingRequest request = new RetrainCommand(() -> Instant.parse("2025-03-01T12:00:00.123456789Z"))
                .request("new fraud", Optional.of("m-1"));
        assertThat(request.getRequestedAt()).isEqualTo("2025-03-01T12:00:00.123Z");
        assertThat(request.getCause()).isEqualTo(RetrainingCause.PERSON);
        assertThat(request.getWhy()).isEqualTo("new fraud");
        assertThat(request.getModelVersion()).isEqualTo("m-1");
    }
}
