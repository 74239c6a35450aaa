package io.tidemark.console.panel;

import io.tidemark.console.tally.Newest;
import io.tidemark.console.tally.SlidingCounts;
import io.tidemark.console.tally.Spread;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Whether all is well: how long decisions take, what came late or twice or not at all, and which rung decided. */
public final class HealthPanel implements Panel {

    static final int SECONDS = 60;
    private static final int FLAGS = 30;
    private static final int LETTERS = 1_000;
    private static final int IDS = 20_000;
    private static final double[] SHARES = {0.5, 0.99, 0.999};
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String NORMAL = "normal";

    private final Supplier<Reading> reading;
    private final SlidingCounts flags = new SlidingCounts(SECONDS, FLAGS);
    private final SlidingCounts late = new SlidingCounts(SECONDS, 2);
    private final Spread toScored = new Spread(SECONDS);
    private final Spread toLog = new Spread(SECONDS);
    private final Newest<String, Place> origins = new Newest<>(IDS);
    private final Newest<String, Letter> letters = new Newest<>(LETTERS);
    private Instant lastScore;
    private long scoredTwice;

    /**
     * How the console itself gets on with the log.
     *
     * @param lag records that are committed and not read yet; negative while that is not known
     * @param failure why nothing is read now; null while it is
     */
    public record Reading(long lag, String failure) {}

    private record Letter(Instant at, String cause) {}

    /** @param causes of the last hour, the number of each */
    record DeadLetters(long lastHour, long leftOut, Map<String, Long> causes) {}

    /**
     * What is shown.
     *
     * @param toScored ms from the log's taking a transaction to its decision: p50, p99, p99.9, at most 9.1 % too high
     * @param toLog ms from there to the committed record
     * @param decidedBy decisions of the window by the first flag that is on them
     * @param duplicates of the last hour that had the id of another transaction and were refused for it
     * @param scoredTwice transactions that stand among the newest scores more than once; none ever should
     * @param quietFor ms since the last score; null before the first
     */
    record Frame(
            int seconds,
            long events,
            List<Double> toScored,
            List<Double> toLog,
            long late,
            Map<String, Long> decidedBy,
            DeadLetters deadLetters,
            long duplicates,
            long scoredTwice,
            Long quietFor,
            Reading reading) {}

    /** @param reading is asked with each frame */
    public HealthPanel(Supplier<Reading> reading) {
        this.reading = reading;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public void score(Score score, Place place) {
        long second = place.second();
        flags.add(second, score.getFlags().isEmpty() ? NORMAL : score.getFlags().get(0));
        if (score.getLate()) {
            late.add(second, "late");
        }
        toScored.add(second, millis(score.getLoggedAt(), score.getScoredAt()));
        toLog.add(second, millis(score.getScoredAt(), place.appended()));
        String origin =
                score.getOrigin().getPartition() + "-" + score.getOrigin().getOffset();
        if (origins.get(origin).filter(before -> !before.equals(place)).isPresent()) {
            scoredTwice++;
        }
        origins.put(origin, place);
        if (lastScore == null || place.appended().isAfter(lastScore)) {
            lastScore = place.appended();
        }
    }

    @Override
    public void deadLetter(DeadLetter letter, Place place) {
        letters.put(place.id(), new Letter(place.appended(), letter.getCause()));
    }

    @Override
    public Frame frame(Instant now) {
        long second = now.getEpochSecond();
        flags.advance(second);
        late.advance(second);
        toScored.advance(second);
        toLog.advance(second);
        DeadLetters dead = deadLetters(now);
        return new Frame(
                SECONDS,
                toScored.count(),
                quantiles(toScored),
                quantiles(toLog),
                late.totals().values().stream().mapToLong(Long::longValue).sum(),
                flags.totals(),
                dead,
                dead.causes().getOrDefault("conflicting_duplicate", 0L),
                scoredTwice,
                lastScore == null ? null : Math.max(0, millis(lastScore, now)),
                reading.get());
    }

    private DeadLetters deadLetters(Instant now) {
        Map<String, Long> causes = new TreeMap<>();
        letters.all().stream()
                .filter(letter -> letter.at().isAfter(now.minus(HOUR)))
                .forEach(letter -> causes.merge(letter.cause(), 1L, Long::sum));
        long sum = causes.values().stream().mapToLong(Long::longValue).sum();
        return new DeadLetters(sum, letters.dropped(), causes);
    }

    private static List<Double> quantiles(Spread spread) {
        List<Double> values = new ArrayList<>();
        for (double share : SHARES) {
            OptionalDouble value = spread.quantile(share);
            values.add(value.isPresent() ? value.getAsDouble() : null);
        }
        return values;
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
