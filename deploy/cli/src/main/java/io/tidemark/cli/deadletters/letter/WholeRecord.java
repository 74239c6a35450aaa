package io.tidemark.cli.deadletters.letter;

import io.tidemark.log.registry.AvroSerde;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * All bytes of a record that was buried.
 *
 * @param key may be null
 * @param value may be null
 * @param headers that name the value's schema, if it is readable by them only; letters have none
 */
// Two of these are never compared: they are carried.
@SuppressWarnings("ArrayRecordComponent")
public record WholeRecord(byte[] key, byte[] value, Headers headers) {

    public WholeRecord(byte[] key, byte[] value) {
        this(key, value, new RecordHeaders());
    }

    /**
     * Out of the letter, or if that holds a part only or cannot be read by itself, from where the record stands; empty
     * if it holds a part and the record stands there no longer.
     */
    public static Optional<WholeRecord> of(Letter letter, RecordReader records, ValueReader values) {
        Optional<WholeRecord> held =
                letter.cut() ? Optional.empty() : Optional.of(new WholeRecord(letter.key(), letter.value()));
        if (letter.topic().isEmpty()
                || held.isPresent() && values.canRead(letter.topic().get(), held.get())) {
            return held;
        }
        return records.at(letter.origin())
                .filter(found -> isThat(letter, found))
                .map(found -> new WholeRecord(found.key(), found.value(), AvroSerde.nameOnly(found.headers())))
                .or(() -> held);
    }

    /** A topic that was deleted and made again has other records at the same places. */
    private static boolean isThat(Letter letter, ConsumerRecord<byte[], byte[]> found) {
        return continues(found.key(), letter.key(), letter.content().getKeyBytesLeftOut())
                && continues(found.value(), letter.value(), letter.content().getValueBytesLeftOut());
    }

    private static boolean continues(byte[] whole, byte[] first, int leftOut) {
        if (whole == null || first == null) {
            return whole == first;
        }
        return whole.length == first.length + leftOut && Arrays.equals(whole, 0, first.length, first, 0, first.length);
    }
}
