package io.tidemark.cli.deadletters.letter;

import io.tidemark.cli.reading.TopicReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic {@code dead-letters} up to the moment of each call. */
public final class LetterLog {

    private final Connection connection;
    private final AvroSerde<DeadLetter> serde;
    private long unreadable;

    public LetterLog(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.serde = registry.serde(Topics.DEAD_LETTERS);
    }

    /** Hands over the letters, oldest first, from this time on. */
    public void letters(Optional<Instant> since, Consumer<Letter> to) {
        unreadable = 0;
        read(since, found -> {
            if (found.value() != null) {
                letter(found).ifPresentOrElse(to, () -> unreadable++);
            }
        });
    }

    /**
     * What was sent again and what came back of it; of letters from this time on, since a note stands behind its
     * letter.
     */
    public Replays replays(Optional<Instant> since) {
        Replays replays = new Replays();
        read(since, found -> ReplayNote.read(found).ifPresent(replays::add));
        if (!replays.isEmpty()) {
            letters(since, replays::saw);
        }
        return replays;
    }

    /** How many records {@link #letters} has passed over last that are no letters. */
    long unreadable() {
        return unreadable;
    }

    private void read(Optional<Instant> since, Consumer<ConsumerRecord<String, byte[]>> to) {
        TopicReader.Start start = since.map(TopicReader.Start::since).orElseGet(TopicReader.Start::beginning);
        new TopicReader(connection).read(Topics.DEAD_LETTERS, start, false, found -> {
            to.accept(found);
            return true;
        });
    }

    private Optional<Letter> letter(ConsumerRecord<String, byte[]> found) {
        try {
            DeadLetter content = serde.decode(found);
            return Optional.of(new Letter(
                    RecordPlace.of(connection, found.topic(), found.partition(), found.offset()),
                    Instant.ofEpochMilli(found.timestamp()),
                    content,
                    RecordPlace.of(connection, content.getTopic(), content.getPartition(), content.getOffset())));
        } catch (UndecodableRecordException e) {
            return Optional.empty();
        }
    }
}
