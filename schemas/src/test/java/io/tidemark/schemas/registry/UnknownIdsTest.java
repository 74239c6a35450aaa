package io.tidemark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnknownIdsTest {

    private final AtomicLong millis = new AtomicLong();
    private final UnknownIds unknown = new UnknownIds(() -> Instant.ofEpochMilli(millis.get()));

    @Test
    void an_id_is_believed_unknown_for_five_seconds() {
        unknown.add(7);
        millis.set(4_999);
        assertThat(unknown.contains(7)).isTrue();
        millis.set(5_000);
        assertThat(unknown.contains(7)).isFalse();
    }

    @Test
    void an_id_that_was_never_asked_for_is_not_believed_unknown() {
        unknown.add(7);
        assertThat(unknown.contains(8)).isFalse();
    }

    @Test
    void a_flood_of_ids_pushes_out_the_eldest() {
        for (int id = 0; id <= 10_000; id++) {
            unknown.add(id);
        }
        assertThat(unknown.contains(0)).isFalse();
        assertThat(unknown.contains(1)).isTrue();
        assertThat(unknown.contains(10_000)).isTrue();
    }
}
