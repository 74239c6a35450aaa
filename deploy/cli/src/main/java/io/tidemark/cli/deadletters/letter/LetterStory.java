package io.tidemark.cli.deadletters.letter;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of one letter.
 *
 * @param key what is known of the record's key, in base 64 where it is written as JSON; null if it has none
 * @param whole whether key and value are all of the record, out of the letter or from where the record stands
 * @param keyBytesLeftOut bytes that the letter does not hold
 * @param decoded the record's fields; null if it cannot be read
 * @param problem why it cannot be read by what the registry knows now; null if it can
 * @param replayedTo where it was sent again; null if it was not
 * @param buriedAgain the letter as which that came back; null if it did not
 * @param replayOf the letter out of which the record had been sent; null if it had not
 */
// Two of these are never compared: they are printed.
@SuppressWarnings("ArrayRecordComponent")
public record LetterStory(
        String letter,
        Instant buriedAt,
        String cause,
        String detail,
        String record,
        String stage,
        Instant refusedAt,
        byte[] key,
        byte[] value,
        boolean whole,
        int keyBytesLeftOut,
        int valueBytesLeftOut,
        Map<String, Object> decoded,
        String problem,
        String replayedTo,
        Instant replayedAt,
        String buriedAgain,
        String replayOf) {

    /** The letter at a place, or the letters of the record at it; empty if there are none. */
    public static List<LetterStory> find(
            Connection connection, SchemaRegistry registry, LetterLog log, RecordPlace place) {
        List<Letter> found = new ArrayList<>();
        log.letters(Optional.empty(), letter -> {
            if (place.equals(place.isLetter() ? letter.place() : letter.origin())) {
                found.add(letter);
            }
        });
        if (found.isEmpty()) {
            return List.of();
        }
        Replays replays = log.replays(Optional.empty());
        ValueReader values = new ValueReader(registry);
        try (RecordReader records = new RecordReader(connection)) {
            return found.stream()
                    .map(letter -> of(letter, replays, WholeRecord.of(letter, records, values), values))
                    .toList();
        }
    }

    private static LetterStory of(Letter letter, Replays replays, Optional<WholeRecord> whole, ValueReader values) {
        ValueReader.Reading reading = reading(letter, whole, values);
        DeadLetter content = letter.content();
        return new LetterStory(
                letter.place().toString(),
                letter.buriedAt(),
                content.getCause(),
                content.getDetail(),
                letter.origin().toString(),
                content.getStage(),
                content.getRefusedAt(),
                whole.map(WholeRecord::key).orElseGet(letter::key),
                whole.map(WholeRecord::value).orElseGet(letter::value),
                whole.isPresent(),
                content.getKeyBytesLeftOut(),
                content.getValueBytesLeftOut(),
                reading.record(),
                reading.problem(),
                replays.of(letter).map(note -> note.to().toString()).orElse(null),
                replays.of(letter).map(ReplayNote::at).orElse(null),
                replays.buriedAgain(letter).map(RecordPlace::toString).orElse(null),
                replays.source(letter).map(RecordPlace::toString).orElse(null));
    }

    private static ValueReader.Reading reading(Letter letter, Optional<WholeRecord> whole, ValueReader values) {
        if (letter.topic().isEmpty()) {
            return new ValueReader.Reading(
                    null, "there is no topic " + letter.origin().topic() + " in the catalogue");
        }
        if (whole.isEmpty()) {
            return new ValueReader.Reading(null, "only the first bytes of it are left");
        }
        return values.read(letter.topic().get(), whole.get());
    }
}
