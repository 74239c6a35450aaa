package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.Baseline;
import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import io.tidemark.drift.stats.profile.ColumnKind;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceColumn;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.util.Arrays;
import java.util.List;

/**
 * Tells from what is significant in a window what has happened. Faults go first: a model must not be trained on them,
 * and what is lost or renamed looks like anything else in the columns behind it.
 */
final class CauseClassifier {
    private static final double CONSTANT = 0.99;
    private static final double NEVER_CONSTANT = 0.8;
    private static final double VANISHED = 0.1;
    /** Scores above what one in ten used to reach, so many times as often. */
    private static final double MORE_SUSPICIOUS = 1.5;

    private final ReferenceProfile reference;
    private final WindowFacts window;
    private final List<Trail> trails;

    CauseClassifier(ReferenceProfile reference, WindowFacts window, List<Trail> trails) {
        this.reference = reference;
        this.window = window;
        this.trails = trails;
    }

    /** @param significant at least one finding */
    Cause of(List<Finding> significant) {
        if (significant.stream().anyMatch(this::fault)) {
            return Cause.PIPELINE_FAULT;
        }
        if (significant.stream().anyMatch(this::attack)) {
            return Cause.ATTACK;
        }
        boolean creeps = trails.stream()
                .filter(trail -> significant.stream()
                        .anyMatch(finding -> finding.hypothesis().field().isEmpty()
                                && finding.hypothesis().column().equals(trail.column())))
                .anyMatch(Trail::creeps);
        return creeps ? Cause.SLOW_DRIFT : Cause.MIX_SHIFT;
    }

    private boolean fault(Finding finding) {
        LiveProfile now = live(finding);
        return switch (finding.hypothesis().kind()) {
            case MISSING -> share(now.missing(index(finding)), now.events()) > missingBefore(finding);
            case UNSEEN -> renamed(index(finding), now);
            case SHIFT -> constant(index(finding), now);
            case VOLUME -> now.events() * past(finding).windows() < finding.nReference();
            case ALERTS -> false;
        };
    }

    private boolean attack(Finding finding) {
        LiveProfile now = live(finding);
        if (finding.hypothesis().kind() == FindingKind.ALERTS) {
            LiveProfile before = new LiveProfile(reference, past(finding).counts());
            return share(now.alerts(), now.events()) > share(before.alerts(), before.events());
        }
        return finding.hypothesis().kind() == FindingKind.SHIFT
                && finding.hypothesis().column().equals(ReferenceProfile.SCORE)
                && highest(now.histogram(index(finding)))
                        > MORE_SUSPICIOUS * highest(column(finding).histogram());
    }

    /** One category has all but gone and one that nobody knew has taken its place. */
    private boolean renamed(int i, LiveProfile now) {
        ReferenceColumn column = reference.columns().get(i);
        long[] before = column.histogram();
        long[] current = now.histogram(i);
        int unseen = current.length - 1;
        double taken = share(current[unseen], sum(current));
        for (int bin = 0; bin < unseen; bin++) {
            double was = share(before[bin], sum(before));
            if (share(current[bin], sum(current)) < VANISHED * was && was > taken / 2 && taken > was / 2) {
                return true;
            }
        }
        return false;
    }

    private boolean constant(int i, LiveProfile now) {
        long[] current = now.histogram(i);
        long[] before = reference.columns().get(i).histogram();
        int fullest = 0;
        for (int bin = 1; bin < current.length; bin++) {
            fullest = current[bin] > current[fullest] ? bin : fullest;
        }
        return share(current[fullest], sum(current)) >= CONSTANT
                && share(before[fullest], sum(before)) <= NEVER_CONSTANT;
    }

    /** The part of events in the highest bin of numbers. */
    private double highest(long[] scores) {
        boolean numeric =
                reference.columns().get(reference.columns().size() - 1).bins().kind() == ColumnKind.NUMERIC;
        return numeric ? share(scores[scores.length - 1], sum(scores)) : 0;
    }

    private double missingBefore(Finding finding) {
        SegmentWindow segment = segment(finding);
        if (!segment.all() && segment.baseline().isPresent()) {
            LiveProfile before = new LiveProfile(reference, past(finding).counts());
            return share(before.missing(index(finding)), before.events());
        }
        ReferenceColumn column = column(finding);
        return share(column.missing(), column.missing() + column.present());
    }

    private LiveProfile live(Finding finding) {
        return new LiveProfile(reference, segment(finding).counts());
    }

    private Baseline past(Finding finding) {
        return segment(finding).baseline().orElseThrow();
    }

    private SegmentWindow segment(Finding finding) {
        return window.segments().stream()
                .filter(segment -> segment.field().equals(finding.hypothesis().field())
                        && segment.value().equals(finding.hypothesis().value()))
                .findFirst()
                .orElseThrow();
    }

    private ReferenceColumn column(Finding finding) {
        return reference.columns().get(index(finding));
    }

    private int index(Finding finding) {
        for (int i = 0; i < reference.columns().size(); i++) {
            if (reference.columns().get(i).name().equals(finding.hypothesis().column())) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + finding.hypothesis().column());
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
