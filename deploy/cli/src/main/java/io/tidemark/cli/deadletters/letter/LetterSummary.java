package io.tidemark.cli.deadletters.letter;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was buried, by cause and topic.
 *
 * @param letters of all causes
 * @param unreadable records of dead-letters that are no letters
 * @param causes the most frequent first
 * @param newest the newest letters, oldest first, as many as were asked for
 */
public record LetterSummary(long letters, long unreadable, List<CauseCount> causes, List<LetterRow> newest) {

    /**
     * The letters of one cause on one topic.
     *
     * @param replayed those whose records were sent again
     * @param buriedAgain those whose records came back
     */
    public record CauseCount(
            String cause, String topic, long letters, Instant first, Instant last, long replayed, long buriedAgain) {

        private CauseCount and(Letter letter, Replays replays) {
            return new CauseCount(
                    cause,
                    topic,
                    letters + 1,
                    letter.buriedAt().isBefore(first) ? letter.buriedAt() : first,
                    letter.buriedAt().isAfter(last) ? letter.buriedAt() : last,
                    replayed + (replays.of(letter).isPresent() ? 1 : 0),
                    buriedAgain + (replays.buriedAgain(letter).isPresent() ? 1 : 0));
        }
    }

    private record Kind(String cause, String topic) {}

    /**
     * Reads the log.
     *
     * @param newest how many letters are wanted one by one, the newest
     */
    public static LetterSummary read(LetterLog log, LetterFilter filter, int newest) {
        Replays replays = log.replays(filter.from());
        Map<Kind, CauseCount> counts = new HashMap<>();
        Deque<LetterRow> rows = new ArrayDeque<>();
        log.letters(filter.from(), letter -> {
            if (filter.takes(letter)) {
                counts.compute(
                        new Kind(letter.content().getCause(), letter.origin().topic()),
                        (kind, before) -> (before == null ? nothing(kind, letter) : before).and(letter, replays));
                rows.add(LetterRow.of(letter, replays));
                if (rows.size() > newest) {
                    rows.remove();
                }
            }
        });
        List<CauseCount> causes = new ArrayList<>(counts.values());
        causes.sort(Comparator.comparingLong(CauseCount::letters)
                .reversed()
                .thenComparing(CauseCount::cause)
                .thenComparing(CauseCount::topic));
        long letters = causes.stream().mapToLong(CauseCount::letters).sum();
        return new LetterSummary(letters, log.unreadable(), causes, List.copyOf(rows));
    }

    private static CauseCount nothing(Kind kind, Letter letter) {
        return new CauseCount(kind.cause(), kind.topic(), 0, letter.buriedAt(), letter.buriedAt(), 0, 0);
    }
}
