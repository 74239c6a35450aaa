package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.PsiNull;
import io.tidemark.drift.stats.profile.ColumnKind;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceColumn;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures everything in a window that may have changed. All traffic is compared with the bundle's reference. The
 * reference knows neither segments nor hours, so segments are compared with the same hours of earlier weeks only, and
 * in windows shorter than a week so is all traffic as well: a shift that every Sunday night has is none.
 */
public final class Measuring {
    private static final Duration WEEK = Duration.ofDays(7);

    private final ReferenceProfile reference;
    private final AlarmSettings settings;
    private final ShiftMeasure shift;
    private final RateMeasure rate;

    public Measuring(ReferenceProfile reference, AlarmSettings settings) {
        this.reference = reference;
        this.settings = settings;
        shift = new ShiftMeasure(settings);
        rate = new RateMeasure(settings);
    }

    public List<Measured> of(WindowFacts window) {
        List<Measured> measured = new ArrayList<>();
        boolean seasonal = window.length().compareTo(WEEK) < 0;
        for (SegmentWindow segment : window.segments()) {
            LiveProfile now = new LiveProfile(reference, segment.counts());
            Optional<LiveProfile> past =
                    segment.baseline().map(baseline -> new LiveProfile(reference, baseline.counts()));
            segment.baseline().ifPresent(baseline -> volume(segment, past.orElseThrow(), baseline.windows(), now)
                    .ifPresent(measured::add));
            if (now.events() < settings.minimumEvents()) {
                continue;
            }
            past.filter(before -> before.events() >= settings.minimumEvents())
                    .ifPresent(before -> measured.add(alerts(segment, before, now)));
            for (int column = 0; column < reference.columns().size(); column++) {
                measured.addAll(column(segment, column, past, now, seasonal));
            }
        }
        return measured;
    }

    private List<Measured> column(
            SegmentWindow segment, int i, Optional<LiveProfile> past, LiveProfile now, boolean seasonal) {
        ReferenceColumn column = reference.columns().get(i);
        boolean byBundle = segment.all() && !column.calendar();
        boolean byPast = past.isPresent() && (seasonal || !byBundle);
        List<Optional<Measured>> found = new ArrayList<>();
        for (FindingKind kind : List.of(FindingKind.SHIFT, FindingKind.MISSING, FindingKind.UNSEEN)) {
            Hypothesis hypothesis = new Hypothesis(segment.field(), segment.value(), column.name(), kind);
            Optional<Measured> bundle = byBundle
                    ? compare(hypothesis, column, column.histogram(), column.missing(), now, i)
                    : Optional.empty();
            Optional<Measured> earlier = byPast
                    ? past.flatMap(
                            before -> compare(hypothesis, column, before.histogram(i), before.missing(i), now, i))
                    : Optional.empty();
            found.add(
                    bundle.isPresent() && earlier.isPresent()
                            ? bundle.map(one -> one.andAlso(earlier.get()))
                            : bundle.or(() -> earlier));
        }
        return found.stream().flatMap(Optional::stream).toList();
    }

    private Optional<Measured> compare(
            Hypothesis hypothesis, ReferenceColumn column, long[] before, long missing, LiveProfile now, int i) {
        long[] current = now.histogram(i);
        long values = now.events() - now.missing(i);
        long earlier = sum(before);
        if (earlier + missing < settings.minimumEvents()) {
            return Optional.empty();
        }
        return switch (hypothesis.kind()) {
            case SHIFT -> shift.of(hypothesis, column, before, current);
            case MISSING ->
                Optional.of(rate.of(
                        hypothesis,
                        column.chance(),
                        missing,
                        earlier + missing,
                        now.missing(i),
                        now.events(),
                        column.importance()));
            case UNSEEN ->
                column.bins().kind() == ColumnKind.CATEGORICAL && Math.min(values, earlier) >= settings.minimumEvents()
                        ? Optional.of(rate.of(
                                hypothesis,
                                column.chance(),
                                before[before.length - 1],
                                earlier,
                                current[current.length - 1],
                                values,
                                column.importance()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Measured alerts(SegmentWindow segment, LiveProfile before, LiveProfile now) {
        return rate.of(
                new Hypothesis(segment.field(), segment.value(), "", FindingKind.ALERTS),
                traffic(),
                before.alerts(),
                before.events(),
                now.alerts(),
                now.events(),
                1);
    }

    private Optional<Measured> volume(SegmentWindow segment, LiveProfile before, int windows, LiveProfile now) {
        long usual = before.events() / windows;
        return Math.max(usual, now.events()) < settings.minimumEvents()
                ? Optional.empty()
                : Optional.of(new VolumeMeasure()
                        .of(
                                new Hypothesis(segment.field(), segment.value(), "", FindingKind.VOLUME),
                                traffic(),
                                before.events(),
                                windows,
                                now.events()));
    }

    private PsiNull traffic() {
        return reference.columns().get(reference.columns().size() - 1).chance();
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
