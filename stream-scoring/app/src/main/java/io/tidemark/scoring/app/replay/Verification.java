package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.replay.Earlier.Repetition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the decisions of a stretch of the log again, one after the other: from the recorded vectors, by the models,
 * policies and lists of the control records in force, as a simulation would. Not thread-safe.
 */
public final class Verification {

    /** Kinds of difference of which examples are kept. */
    private static final int KINDS = 50;

    private final DecisionReplay replay;
    private final int examples;
    private final Map<Standing, Tally> standings = new EnumMap<>(Standing.class);
    private final Map<Under, Stretch> stretches = new LinkedHashMap<>();
    private final Map<String, Long> differing = new TreeMap<>();
    private final Map<String, Long> notCompared = new TreeMap<>();
    private final Map<List<String>, List<Difference>> differences = new LinkedHashMap<>();
    private final Earlier earlier = new Earlier();
    private final Map<Repetition, Long> repetitions = new EnumMap<>(Repetition.class);
    private final Map<Repetition, List<Repeated>> repeated = new EnumMap<>(Repetition.class);

    private record Under(String policy, String model) {}

    /** @param examples of each kind of difference and of repetition that are kept */
    public Verification(DecisionReplay replay, int examples) {
        this.replay = replay;
        this.examples = examples;
    }

    /**
     * Decisions of one policy and one model.
     *
     * @param policy name and version; null where the thresholds of the bundle decided, or the ladder
     * @param model null if none scored
     * @param firstLists least version of the lists; 0 without lists
     * @param from when the first was decided
     */
    public record Stretch(
            String policy, String model, long firstLists, long lastLists, Instant from, Instant to, Tally tally) {

        static Stretch of(Under under, Score score, Tally tally) {
            long lists = score.getPolicy() == null ? 0 : score.getPolicy().getListsVersion();
            return new Stretch(
                    under.policy(), under.model(), lists, lists, score.getScoredAt(), score.getScoredAt(), tally);
        }

        Stretch with(Stretch more) {
            return new Stretch(
                    policy,
                    model,
                    Math.min(firstLists, more.firstLists),
                    Math.max(lastLists, more.lastLists),
                    from.isBefore(more.from) ? from : more.from,
                    to.isAfter(more.to) ? to : more.to,
                    tally.plus(more.tally));
        }
    }

    /** A decision that came out otherwise, and in what; everything else of it was the same. */
    public record Difference(
            String transactionId,
            String customerId,
            Instant decidedAt,
            List<String> flags,
            List<Comparison> different) {}

    /** A decision of a transaction that had been decided before. */
    public record Repeated(String transactionId, String customerId, Instant decidedAt, boolean sentAgain) {}

    /**
     * What was found.
     *
     * @param unreadable records that are no decisions that this build can read
     * @param differing in how many decisions each thing differs
     * @param notCompared how many decisions could not be taken again, by the reason
     * @param examples of each kind of difference the first ones
     * @param decidedAgain decisions of a record of {@code transactions} that had been decided before in the stretch
     * @param sentAgain decisions of a transaction that had been decided before in it from another record
     * @param repeated the first of both
     */
    public record Found(
            Tally all,
            long unreadable,
            Map<Standing, Tally> standings,
            List<Stretch> stretches,
            Map<String, Long> differing,
            Map<String, Long> notCompared,
            List<Difference> examples,
            long decidedAgain,
            long sentAgain,
            List<Repeated> repeated) {}

    /** The next one. */
    public void take(Score recorded) {
        ReplayReport report = replay.decision(recorded);
        Tally one = Tally.of(report);
        standings.merge(Standing.of(recorded), one, Tally::plus);
        PolicyTrace trace = recorded.getPolicy();
        Under under = new Under(
                trace == null ? null : trace.getName() + " " + trace.getVersion(), recorded.getModelVersion());
        stretches.merge(under, Stretch.of(under, recorded, one), Stretch::with);
        report.notCompared().forEach(why -> notCompared.merge(why, 1L, Long::sum));
        if (!report.same()) {
            differs(recorded, report);
        }
        Repetition repetition = earlier.of(recorded);
        repetitions.merge(repetition, 1L, Long::sum);
        if (repetition != Repetition.FIRST) {
            repeats(recorded, repetition);
        }
    }

    private void repeats(Score recorded, Repetition repetition) {
        List<Repeated> kept = repeated.computeIfAbsent(repetition, one -> new ArrayList<>());
        if (kept.size() < examples) {
            kept.add(new Repeated(
                    recorded.getTransaction().getTransactionId(),
                    recorded.getTransaction().getCustomerId(),
                    recorded.getScoredAt(),
                    repetition == Repetition.SENT_AGAIN));
        }
    }

    private void differs(Score recorded, ReplayReport report) {
        List<Comparison> different =
                report.compared().stream().filter(one -> !one.same()).toList();
        List<String> what = different.stream().map(Comparison::what).toList();
        what.forEach(one -> differing.merge(one, 1L, Long::sum));
        if (!differences.containsKey(what) && differences.size() == KINDS) {
            return;
        }
        List<Difference> kept = differences.computeIfAbsent(what, one -> new ArrayList<>());
        if (kept.size() < examples) {
            kept.add(new Difference(
                    recorded.getTransaction().getTransactionId(),
                    recorded.getTransaction().getCustomerId(),
                    recorded.getScoredAt(),
                    recorded.getFlags(),
                    different));
        }
    }

    /** What was found up to now. */
    public Found found(long unreadable) {
        return new Found(
                standings.values().stream().reduce(Tally.NONE, Tally::plus),
                unreadable,
                new EnumMap<>(standings),
                List.copyOf(stretches.values()),
                new TreeMap<>(differing),
                new TreeMap<>(notCompared),
                differences.values().stream().flatMap(List::stream).toList(),
                repetitions.getOrDefault(Repetition.DECIDED_AGAIN, 0L),
                repetitions.getOrDefault(Repetition.SENT_AGAIN, 0L),
                repeated.values().stream().flatMap(List::stream).toList());
    }
}
