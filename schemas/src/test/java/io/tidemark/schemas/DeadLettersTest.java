package io.tidemark.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    @Test
    void a_dead_letter_carries_the_bytes_the_place_and_the_cause() {
        DeadLetter letter = letter("an amount is missing", new byte[] {1}, new byte[] {2, 3});
        assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap(new byte[] {1}));
        assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
        assertThat(letter.getCause()).isEqualTo("missing_amount");
        assertThat(letter.getPartition()).isEqualTo(3);
        assertThat(letter.getOffset()).isEqualTo(77);
    }

    @Test
    void a_missing_key_or_value_stays_missing() {
        DeadLetter letter = letter("an amount is missing", null, null);
        assertThat(letter.getKey()).isNull();
        assertThat(letter.getValue()).isNull();
    }

    @Test
    void an_endless_detail_is_cut() {
        assertThat(letter("x".repeat(5_000), null, null).getDetail())
                .hasSizeLessThan(1_010)
                .endsWith("...");
    }

    private static DeadLetter letter(String detail, byte[] key, byte[] value) {
        return DeadLetters.of(
                "missing_amount", detail, "transactions", 3, 77, key, value, "stream-features/check", Instant.EPOCH);
    }
}
