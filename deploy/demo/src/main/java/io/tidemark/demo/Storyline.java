package io.tidemark.demo;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.TrialKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * What has happened and what is still to come. Records of different topics are read in any order, so all are kept and
 * each chapter is told when what tells it is there and the chapters before it are told. Only what follows from the
 * planted drift counts: a false alarm before it, and whatever came of that, belongs to no chapter. Thread-safe.
 */
final class Storyline {
    /** A precision on fewer is mostly chance: of 12 it came out at a twentieth of what it was on 42. */
    private static final int FEWEST_FRAUDS = 40;

    private final Instant driftAt;
    private final DoubleSupplier seconds;
    private final Consumer<Step> out;
    private final Map<Chapter, String> known = new EnumMap<>(Chapter.class);
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> requests = new HashSet<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<RolloutEvent> rollouts = new ArrayList<>();
    private final List<QualityReport> reports = new ArrayList<>();

    /**
     * @param driftAt event time of the drift
     * @param seconds since the beginning
     * @param out is told each step as it happens
     */
    Storyline(Instant driftAt, DoubleSupplier seconds, Consumer<Step> out) {
        this.driftAt = driftAt;
        this.seconds = seconds;
        this.out = out;
    }

    /** Something that the demonstration itself has done. */
    synchronized void happened(Chapter chapter, String what) {
        known.putIfAbsent(chapter, what);
        tell();
    }

    synchronized void alarm(DriftAlarm alarm) {
        if (alarm.getState() == AlarmState.RAISED && alarm.getWindowEnd().isAfter(driftAt)) {
            happened(Chapter.ALARM, alarm.getText());
        }
    }

    synchronized void request(RetrainingRequest request) {
        Instant seen = request.getEventTime();
        boolean late = seen == null ? known.containsKey(Chapter.DRIFT_PLANTED) : seen.isAfter(driftAt);
        if (late && requests.add(request.getRequestId())) {
            if (request.getCause() == RetrainingCause.ALARM) {
                // One that was raised by chance before the drift stands and is not raised again.
                known.putIfAbsent(Chapter.ALARM, request.getWhy());
            }
            happened(Chapter.RETRAINING_ASKED, request.getWhy());
        }
    }

    synchronized void candidate(Candidate candidate) {
        if (candidate.getComparisonRows() > 0) {
            candidates.add(candidate);
            tell();
        }
    }

    synchronized void rollout(RolloutEvent event) {
        if (event.getOutcome() == RolloutOutcome.ACTIVATED) {
            rollouts.add(event);
            tell();
        }
    }

    synchronized void quality(QualityReport report) {
        if (report.getSegment().isEmpty()
                && precision(report).isPresent()
                && report.getRealised().getFrauds() >= FEWEST_FRAUDS) {
            reports.add(report);
            tell();
        }
    }

    /** Whether nothing is still to come. */
    synchronized boolean told() {
        return steps.size() == Chapter.values().length;
    }

    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /** What has not happened yet. */
    synchronized List<Chapter> outstanding() {
        return List.of(Chapter.values()).subList(steps.size(), Chapter.values().length);
    }

    private void tell() {
        conclude();
        for (Chapter next : outstanding()) {
            if (!known.containsKey(next)) {
                return;
            }
            Step step = new Step(next.id(), Math.round(seconds.getAsDouble() * 10) / 10.0, known.get(next));
            steps.add(step);
            out.accept(step);
        }
    }

    /** All over again with every record: there are few, and so it does not matter which came first. */
    private void conclude() {
        Set<String> trained = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (requests.contains(candidate.getRequestId())) {
                trained.add(candidate.getModel().getVersion());
                known.putIfAbsent(Chapter.CANDIDATE, candidate.getFinding());
            }
        }
        Set<String> followed = new HashSet<>();
        for (RolloutEvent event : rollouts) {
            conclude(event, trained, followed);
        }
        for (QualityReport report : reports) {
            if (followed.contains(report.getModelVersion())) {
                known.putIfAbsent(Chapter.QUALITY_AFTER_SWAP, words(report));
            }
        }
    }

    private void conclude(RolloutEvent event, Set<String> trained, Set<String> followed) {
        Optional<String> before = champion(event.getInForce());
        Optional<String> now = champion(event.getProposed());
        if (before.isEmpty() && now.isPresent()) {
            known.putIfAbsent(Chapter.FIRST_MODEL_IN_FORCE, event.getText());
        }
        if (shadows(event.getProposed(), trained)) {
            known.putIfAbsent(Chapter.TRIAL, event.getText());
        }
        if (before.isPresent() && now.isPresent() && !now.equals(before) && trained.contains(now.get())) {
            // The settings may leave the trial out.
            known.putIfAbsent(Chapter.TRIAL, event.getText());
            known.putIfAbsent(Chapter.SWAP, event.getText());
            followed.add(now.get());
        }
    }

    private static boolean shadows(Activation activation, Set<String> trained) {
        return activation != null
                && activation.getTrials().stream()
                        .anyMatch(trial -> trial.getKind() == TrialKind.SHADOWING
                                && trained.contains(trial.getModel().getVersion()));
    }

    private static Optional<String> champion(Activation activation) {
        return Optional.ofNullable(activation).map(Activation::getChampion).map(ModelReference::getVersion);
    }

    private static Optional<Double> precision(QualityReport report) {
        return Optional.ofNullable(report.getRealised()).map(figures -> figures.getAveragePrecision());
    }

    /** Beside the last that was known of the model before, if anything was. */
    private String words(QualityReport report) {
        String words = "model %s: average precision %.3f on %,.0f transactions with %,.0f frauds"
                .formatted(
                        report.getModelVersion(),
                        precision(report).orElseThrow(),
                        report.getRealised().getTransactions(),
                        report.getRealised().getFrauds());
        Optional<QualityReport> last = reports.stream()
                .filter(other -> !other.getModelVersion().equals(report.getModelVersion()))
                .filter(other -> other.getWindowStart().isAfter(driftAt))
                .reduce((earlier, later) -> later);
        return last.map(other -> words
                        + "; model %s before it: %.3f"
                                .formatted(
                                        other.getModelVersion(),
                                        precision(other).orElseThrow()))
                .orElse(words);
    }
}
