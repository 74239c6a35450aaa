package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnknownNamesTest {

    private final AtomicLong millis = new AtomicLong();
    private final UnknownNames unknown = new UnknownNames(() -> Instant.ofEpochMilli(millis.get()));

    @Test
    void an_id_is_believed_unknown_for_five_seconds() {
        unknown.add(new SchemaName.Id(7));
        millis.set(4_999);
        assertThat(unknown.contains(new SchemaName.Id(7))).isTrue();
        millis.set(5_000);
        assertThat(unknown.contains(new SchemaName.Id(7))).isFalse();
    }

    @Test
    void an_id_that_was_never_asked_for_is_not_believed_unknown() {
        unknown.add(new SchemaName.Id(7));
        assertThat(unknown.contains(new SchemaName.Id(8))).isFalse();
    }

    @Test
    void a_flood_of_ids_pushes_out_the_eldest() {
        for (int id = 0; id <= 10_000; id++) {
            unknown.add(new SchemaName.Id(id));
        }
        assertThat(unknown.contains(new SchemaName.Id(0))).isFalse();
        assertThat(unknown.contains(new SchemaName.Id(1))).isTrue();
        assertThat(unknown.contains(new SchemaName.Id(10_000))).isTrue();
    }
}
