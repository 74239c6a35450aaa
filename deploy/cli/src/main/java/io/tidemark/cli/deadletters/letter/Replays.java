package io.tidemark.cli.deadletters.letter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was sent again, by the records and not by the letters: a job that restarts may bury one record in two letters.
 */
public final class Replays {

    private final Map<RecordPlace, ReplayNote> byRecord = new HashMap<>();
    private final Map<RecordPlace, ReplayNote> byNewPlace = new HashMap<>();
    /** By what was sent again: the letter that it came back as. */
    private final Map<RecordPlace, RecordPlace> buriedAgain = new HashMap<>();

    void add(ReplayNote note) {
        byRecord.put(note.record(), note);
        byNewPlace.put(note.to(), note);
    }

    boolean isEmpty() {
        return byRecord.isEmpty();
    }

    /** Takes notice of a letter, after all notes: it may be what a replay came back as. */
    void saw(Letter letter) {
        if (byNewPlace.containsKey(letter.origin())) {
            buriedAgain.put(letter.origin(), letter.place());
        }
    }

    /** How the letter's record was sent again; empty if it was not. */
    public Optional<ReplayNote> of(Letter letter) {
        return Optional.ofNullable(byRecord.get(letter.origin()));
    }

    /** The letter as which what was sent again was buried once more. */
    Optional<RecordPlace> buriedAgain(Letter letter) {
        return of(letter).map(note -> buriedAgain.get(note.to()));
    }

    /** The letter out of which this letter's record had been sent. */
    Optional<RecordPlace> source(Letter letter) {
        return Optional.ofNullable(byNewPlace.get(letter.origin())).map(ReplayNote::letter);
    }
}
