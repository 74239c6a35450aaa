package io.tidemark.cli.deadletters.letter;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Says in {@code dead-letters} itself that a record was sent again: a record without a value, in the transaction of
 * what was sent. So it is there if and only if the record is, whenever a replay was interrupted.
 *
 * @param letter out of which it was sent
 * @param record that was buried
 * @param to where it stands now
 * @param at when the broker appended the note
 */
public record ReplayNote(RecordPlace letter, RecordPlace record, RecordPlace to, Instant at) {

    /** In the header of what was sent again, too: the letter that it came out of. */
    public static final String LETTER = "tidemark-replay-of";

    private static final String RECORD = "tidemark-replayed-record";
    private static final String TO = "tidemark-replayed-to";

    public static ProducerRecord<byte[], byte[]> write(Connection connection, Letter letter, RecordPlace to) {
        ProducerRecord<byte[], byte[]> note = new ProducerRecord<>(
                connection.topic(Topics.DEAD_LETTERS), letter.place().partition(), null, null);
        put(note.headers(), LETTER, letter.place());
        put(note.headers(), RECORD, letter.origin());
        put(note.headers(), TO, to);
        return note;
    }

    /** The note that this record of {@code dead-letters} is; empty if it is none. */
    static Optional<ReplayNote> read(ConsumerRecord<?, byte[]> found) {
        if (found.value() != null) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(found.timestamp());
        return place(found, LETTER).flatMap(letter -> place(found, RECORD)
                .flatMap(record -> place(found, TO).map(to -> new ReplayNote(letter, record, to, at))));
    }

    public static void put(Headers headers, String name, RecordPlace place) {
        headers.add(name, place.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<RecordPlace> place(ConsumerRecord<?, ?> found, String name) {
        Header header = found.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : RecordPlace.parse(new String(header.value(), StandardCharsets.UTF_8));
    }
}
