package io.tidemark.local.deadletters;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All bytes of a record that was buried.
 *
 * @param key may be null
 * @param value may be null
 */
// Never compared, only carried.
@SuppressWarnings("ArrayRecordComponent")
record WholeRecord(byte[] key, byte[] value) {

    /** Out of the letter, or if that holds a part only, from where the record stands; empty if it stands there no longer. */
    static Optional<WholeRecord> of(Letter letter, RecordReader records) {
        if (!letter.cut()) {
            return Optional.of(new WholeRecord(letter.key(), letter.value()));
        }
        if (letter.topic().isEmpty()) {
            return Optional.empty();
        }
        return records.at(letter.origin())
                .filter(found -> isThat(letter, found))
                .map(found -> new WholeRecord(found.key(), found.value()));
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
