package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.alarm.measure.Measured;
import io.tidemark.drift.stats.alarm.measure.Measuring;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import io.tidemark.drift.stats.alarm.state.AlarmChange;
import io.tidemark.drift.stats.alarm.state.AlarmState;
import io.tidemark.drift.stats.alarm.state.AlarmStep;
import io.tidemark.drift.stats.alarm.state.Look;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides what the windows of one model mean, one after the other. Immutable; what it has seen is in the memory that it
 * gives back.
 */
public final class DriftJudge {
    private final ReferenceProfile reference;
    private final AlarmSettings settings;

    public DriftJudge(ReferenceProfile reference, AlarmSettings settings) {
        this.reference = reference;
        this.settings = settings;
    }

    /**
     * Judges a window. One with too little in it to measure anything changes nothing.
     *
     * @param before what the judgement of the window before gave; {@link AlarmMemory#EMPTY} for the first
     * @throws IllegalArgumentException if counts do not fit the reference profile
     */
    public Judgement judge(WindowFacts window, AlarmMemory before) {
        List<Measured> measured = new Measuring(reference, settings).of(window);
        AlarmState state = before.alarm();
        if (measured.isEmpty()) {
            return new Judgement(
                    List.of(),
                    new AlarmStep(state, AlarmChange.NONE),
                    since(state, before, window),
                    before.cause(),
                    Optional.empty(),
                    false,
                    before);
        }
        Weighing weighing = new Weighing(settings, before.runs());
        List<Finding> findings = weighing.of(measured, settings.level(window.length()));
        List<Run> runs = weighing.runs(measured, window.start().toEpochMilli());
        List<Trail> trails = trails(before.trails(), findings);
        List<Finding> significant =
                findings.stream().filter(Finding::significant).toList();
        AlarmStep step = state.after(look(window, before, findings, runs), settings.clearAfter());
        Cause cause = cause(window, before, step, significant, trails);
        Optional<Concentration> where =
                significant.isEmpty() ? Optional.empty() : new ConcentrationSearch(reference, window).of(significant);
        AlarmMemory next = AlarmMemory.of(step.next(), runs, raised(before, step, significant), cause, trails);
        return new Judgement(
                findings,
                step,
                since(step.next(), next, window),
                cause,
                where,
                step.next().raised() && !significant.isEmpty() && cause.asksForRetraining(),
                next);
    }

    private Look look(WindowFacts window, AlarmMemory before, List<Finding> findings, List<Run> runs) {
        Map<Hypothesis, Run> lasting = runs.stream().collect(Collectors.toMap(Run::hypothesis, Function.identity()));
        boolean drifts = findings.stream().anyMatch(Finding::significant);
        long since = findings.stream()
                .filter(finding -> finding.significant() || finding.lasting())
                .mapToLong(finding -> lasting.get(finding.hypothesis()).sinceMillis())
                .min()
                .orElse(window.start().toEpochMilli());
        Set<Hypothesis> raised = new HashSet<>(before.raised());
        boolean holds = findings.stream()
                .anyMatch(finding -> raised.contains(finding.hypothesis()) && finding.holds(settings.hysteresis()));
        boolean enough = new LiveProfile(reference, window.all().counts()).events() >= settings.minimumEvents();
        return new Look(
                Instant.ofEpochMilli(since),
                drifts,
                findings.stream().anyMatch(Finding::lasting),
                !drifts && !holds && enough);
    }

    private Cause cause(
            WindowFacts window, AlarmMemory before, AlarmStep step, List<Finding> significant, List<Trail> trails) {
        if (!significant.isEmpty()) {
            return new CauseClassifier(reference, window, trails).of(significant);
        }
        return step.next().raised() ? before.cause() : Cause.NONE;
    }

    private static List<Hypothesis> raised(AlarmMemory before, AlarmStep step, List<Finding> significant) {
        if (!step.next().raised()) {
            return List.of();
        }
        Set<Hypothesis> raised = new HashSet<>(before.raised());
        List<Hypothesis> ordered = new ArrayList<>(before.raised());
        significant.stream().map(Finding::hypothesis).filter(raised::add).forEach(ordered::add);
        return ordered;
    }

    private List<Trail> trails(List<Trail> before, List<Finding> findings) {
        Map<String, Trail> known = before.stream().collect(Collectors.toMap(Trail::column, Function.identity()));
        return findings.stream()
                .filter(finding -> finding.hypothesis().field().isEmpty()
                        && finding.hypothesis().kind() == FindingKind.SHIFT)
                .sorted((a, b) ->
                        a.hypothesis().column().compareTo(b.hypothesis().column()))
                .map(finding -> known.getOrDefault(
                                finding.hypothesis().column(),
                                new Trail(finding.hypothesis().column(), List.of()))
                        .and(finding.effect()))
                .toList();
    }

    private static Instant since(AlarmState state, AlarmMemory memory, WindowFacts window) {
        return state.equals(AlarmState.initial()) ? window.start() : Instant.ofEpochMilli(memory.sinceMillis());
    }
}
