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

    @Test
    void what_is_too_long_is_held_in_part_and_the_rest_is_counted() {
        byte[] key = new byte[DeadLetters.MOST_KEY_BYTES + 3];
        byte[] value = new byte[DeadLetters.MOST_VALUE_BYTES + 5];
        value[DeadLetters.MOST_VALUE_BYTES - 1] = 7;
        DeadLetter letter = letter("too much", key, value);
        assertThat(letter.getKey().remaining()).isEqualTo(DeadLetters.MOST_KEY_BYTES);
        assertThat(letter.getKeyBytesLeftOut()).isEqualTo(3);
        assertThat(letter.getValue().remaining()).isEqualTo(DeadLetters.MOST_VALUE_BYTES);
        assertThat(letter.getValue().get(DeadLetters.MOST_VALUE_BYTES - 1)).isEqualTo((byte) 7);
        assertThat(letter.getValueBytesLeftOut()).isEqualTo(5);
    }

    private static DeadLetter letter(String detail, byte[] key, byte[] value) {
        return DeadLetters.of(
                "missing_amount", detail, "transactions", 3, 77, key, value, "stream-features/check", Instant.EPOCH);
    }
}
