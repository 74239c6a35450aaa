package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.Baseline;
import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the segment in which the shift of a column sits. PSI is a sum over bins of {@code (q - p) ln(q / p)}; with the
 * logarithms fixed it is linear in the shares, and the shares of all traffic are the sums of what the values of a field
 * bring. So each value of a field has its part of the shift, and the parts of one field's values add up to all of it.
 */
final class ConcentrationSearch {
    private static final double MOST = 0.5;
    private static final double CLEARLY_MORE = 2;

    /** Keeps empty bins finite. */
    private static final double TINY = 1e-4;

    private final ReferenceProfile reference;
    private final WindowFacts window;

    ConcentrationSearch(ReferenceProfile reference, WindowFacts window) {
        this.reference = reference;
        this.window = window;
    }

    /** @param significant at least one, by rank */
    Optional<Concentration> of(List<Finding> significant) {
        Hypothesis worst = significant.get(0).hypothesis();
        Optional<Concentration> most = window.segments().stream()
                .filter(segment -> !segment.all())
                .map(segment -> part(segment, worst))
                .filter(part -> part.ofShift() >= MOST && part.ofShift() >= CLEARLY_MORE * part.ofEvents())
                .max(Comparator.comparingDouble(part -> part.ofShift() - part.ofEvents()));
        return most.or(() -> ofSegmentAlone(significant, worst));
    }

    /**
     * The shift is too small to be seen in all traffic, so only the segments themselves can tell: the one with the most
     * events off.
     */
    private Optional<Concentration> ofSegmentAlone(List<Finding> significant, Hypothesis worst) {
        boolean inAll = significant.stream()
                .anyMatch(finding -> finding.hypothesis().segment().isEmpty()
                        && finding.hypothesis().subject().equals(worst.subject()));
        if (inAll) {
            return Optional.empty();
        }
        return significant.stream()
                .filter(finding -> finding.hypothesis().subject().equals(worst.subject()))
                .max(Comparator.comparingDouble(finding -> finding.effect() * finding.nCurrent()))
                .flatMap(finding -> window.segments().stream()
                        .filter(segment -> segment.field()
                                        .equals(finding.hypothesis().field())
                                && segment.value().equals(finding.hypothesis().value()))
                        .findFirst())
                .map(segment -> part(segment, worst));
    }

    Concentration part(SegmentWindow segment, Hypothesis of) {
        if (of.kind() == FindingKind.VOLUME) {
            return ofEvents(segment);
        }
        long[] all = histogram(window.all().counts(), of);
        long[] own = histogram(segment.counts(), of);
        double[] now = shares(all, sum(all));
        double[] before = before(of, now);
        double[] brought = shares(own, sum(all));
        double[] used = usedToBring(segment, of, before, sum(own) / (double) Math.max(1, sum(all)));
        double whole = 0;
        double part = 0;
        for (int bin = 0; bin < now.length; bin++) {
            double weight = Math.log((now[bin] + TINY) / (before[bin] + TINY));
            whole += weight * (now[bin] - before[bin]);
            part += weight * (brought[bin] - used[bin]);
        }
        return new Concentration(
                segment.field(),
                segment.value(),
                whole <= 0 ? 0 : part / whole,
                sum(own) / (double) Math.max(1, sum(all)));
    }

    /** Of the events that are too many or too few, those of the segment. */
    private Concentration ofEvents(SegmentWindow segment) {
        double all = events(window.all()) - usual(window.all());
        double share = events(segment) / Math.max(1, events(window.all()));
        return new Concentration(
                segment.field(), segment.value(), all == 0 ? 0 : (events(segment) - usual(segment)) / all, share);
    }

    private double events(SegmentWindow segment) {
        return new LiveProfile(reference, segment.counts()).events();
    }

    private double usual(SegmentWindow segment) {
        return segment.baseline()
                .map(past -> new LiveProfile(reference, past.counts()).events() / (double) past.windows())
                .orElse(events(segment));
    }

    private double[] before(Hypothesis of, double[] now) {
        Optional<Baseline> past = window.all().baseline();
        if (past.isPresent()) {
            long[] counts = histogram(past.get().counts(), of);
            return shares(counts, sum(counts));
        }
        int column = column(of);
        if (column < 0) {
            return now;
        }
        long[] bins = reference.columns().get(column).histogram();
        long missing = reference.columns().get(column).missing();
        long[] counts = kind(of, bins, missing);
        return shares(counts, sum(counts));
    }

    /**
     * What the segment's events were of all traffic; where nobody knows, it is taken to have been as all traffic was.
     */
    private double[] usedToBring(SegmentWindow segment, Hypothesis of, double[] before, double share) {
        Optional<Baseline> all = window.all().baseline();
        if (all.isPresent() && segment.baseline().isPresent()) {
            long[] own = histogram(segment.baseline().get().counts(), of);
            double perWindow = sum(histogram(all.get().counts(), of))
                    / (double) all.get().windows()
                    * segment.baseline().get().windows();
            return shares(own, perWindow);
        }
        return Arrays.stream(before).map(each -> each * share).toArray();
    }

    private long[] histogram(long[] counts, Hypothesis of) {
        LiveProfile live = new LiveProfile(reference, counts);
        int column = column(of);
        return column < 0
                ? new long[] {live.events() - live.alerts(), live.alerts()}
                : kind(of, live.histogram(column), live.missing(column));
    }

    private static long[] kind(Hypothesis of, long[] bins, long missing) {
        return switch (of.kind()) {
            case MISSING -> new long[] {sum(bins), missing};
            case UNSEEN -> new long[] {sum(bins) - bins[bins.length - 1], bins[bins.length - 1]};
            default -> bins;
        };
    }

    private int column(Hypothesis of) {
        for (int i = 0; i < reference.columns().size(); i++) {
            if (reference.columns().get(i).name().equals(of.column())) {
                return i;
            }
        }
        return -1;
    }

    private static double[] shares(long[] counts, double of) {
        return Arrays.stream(counts)
                .mapToDouble(count -> of == 0 ? 0 : count / of)
                .toArray();
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
