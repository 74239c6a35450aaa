package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.features.engine.VectorFlags;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a fraud rate can have come about with as many labels as its entity had taken in, whichever of those that had
 * been appended by then they were. Labels that wait in several partitions are read in an order that is not on record.
 */
final class LabelTiming {

    /** How far the clocks of the broker and of the scorer may be apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    /** What the labels on record can make of one transaction. */
    private record Fate(boolean maybeFraud, boolean fraudWithAll, Instant observed) {

        static final Fate NONE = new Fate(false, false, Instant.MIN);

        Fate and(Label label) {
            boolean fraud = label.getVerdict() == Verdict.FRAUD;
            boolean newest = !label.getObservedAt().isBefore(observed);
            return new Fate(
                    maybeFraud || fraud, newest ? fraud : fraudWithAll, newest ? label.getObservedAt() : observed);
        }
    }

    private final WindowFeature feature;
    private final VectorFlags flags;
    private final Map<String, Fate> fates = new HashMap<>();
    private long candidates;
    private long events;
    private long most;
    private long withAll;

    private LabelTiming(WindowFeature feature, VectorFlags flags, List<LoggedLabel> labels, Instant until) {
        this.feature = feature;
        this.flags = flags;
        for (LoggedLabel label : labels) {
            if (!label.loggedAt().isAfter(until)) {
                candidates++;
                fates.merge(
                        label.label().getTransactionId(),
                        Fate.NONE.and(label.label()),
                        (before, unused) -> before.and(label.label()));
            }
        }
    }

    /**
     * @param before what had arrived before
     * @param labels of the entity
     * @param taken how many of them it had taken in
     */
    static boolean explains(
            WindowFeature feature,
            VectorFlags flags,
            double value,
            Served vector,
            List<Served> before,
            List<LoggedLabel> labels,
            long taken) {
        LabelTiming timing =
                new LabelTiming(feature, flags, labels, vector.scoredAt().plus(CLOCKS));
        before.forEach(earlier -> timing.count(earlier.transaction(), vector.time()));
        if (feature.includesItself()) {
            timing.count(vector.transaction(), vector.time());
        }
        return timing.allows(value, taken);
    }

    private void count(Transaction transaction, long now) {
        long end = now - feature.delay().toMillis();
        long time = transaction.getEventTime().toEpochMilli();
        if (time <= end
                && time > end - feature.window().toMillis()
                && feature.where()
                        .matches(
                                transaction,
                                flags.amountUsable(Entities.takesEveryCurrency(feature.entity()), transaction))) {
            Fate fate = fates.getOrDefault(transaction.getTransactionId(), Fate.NONE);
            events++;
            most += fate.maybeFraud() ? 1 : 0;
            withAll += fate.fraudWithAll() ? 1 : 0;
        }
    }

    /** Each label that was still to come can have made a difference of one. */
    private boolean allows(double value, long taken) {
        long missing = candidates - taken;
        long frauds = Math.round(value * events);
        return missing > 0
                && events > 0
                && Double.compare(value, (double) frauds / events) == 0
                && frauds >= withAll - missing
                && frauds <= Math.min(most, taken);
    }
}
