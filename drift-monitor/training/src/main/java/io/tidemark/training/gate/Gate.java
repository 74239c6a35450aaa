package io.tidemark.training.gate;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.gate.guard.Evidence;
import io.tidemark.training.gate.guard.Guardrails;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import io.tidemark.training.rows.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides whether a candidate has earned the champion's place: it must be better, and keep within every guardrail. */
public final class Gate {

    static final String PROMOTE = ": promote";
    static final String KEEP = ": kept back";

    private final GateRules rules;
    private final Guardrails guardrails;
    private final Nouns nouns;

    /**
     * @param trainingAge by how much the newest row trained on may lie before what could have matured
     * @param nouns by which its sentences speak
     */
    public Gate(GateRules rules, AlertBudget budget, Duration trainingAge, Nouns nouns) {
        this.rules = rules;
        this.guardrails = new Guardrails(rules.guards(), budget.reviewShare(), trainingAge, nouns);
        this.nouns = nouns;
    }

    /** With the usual nouns. */
    Gate(GateRules rules, AlertBudget budget, Duration trainingAge) {
        this(rules, budget, trainingAge, Nouns.USUAL);
    }

    /** The sentence that refuses to train at all, or empty if there are frauds enough on both sides. */
    public Optional<String> refusal(TimeSplit split) {
        int training = TrainingSet.frauds(split.training());
        int comparison = TrainingSet.frauds(split.comparison());
        if (training >= rules.minimumFrauds() && comparison >= rules.minimumFrauds()) {
            return Optional.empty();
        }
        return Optional.of(
                nouns.in("Too few matured {positives}: %,d in %,d rows to train on and %,d in %,d rows to compare on,"
                                        + " at least %,d are needed in each")
                                .formatted(
                                        training,
                                        split.training().size(),
                                        comparison,
                                        split.comparison().size(),
                                        rules.minimumFrauds())
                        + KEEP);
    }

    /**
     * Judges a candidate by its bundle, as scoring would load it.
     *
     * @param zip the bytes of the bundle; what scoring would refuse is kept back with the reason
     */
    public Judged judge(byte[] zip, Candidacy candidacy) {
        List<TrainingRow> rows = candidacy.rows();
        Bundle bundle;
        ScoredRows ours;
        try {
            bundle = Bundle.open(zip);
            ours = ScoredRows.of(bundle, Optional.of(candidacy.space().hash()), rows);
        } catch (RefusedBundleException e) {
            return new Judged(unusable(rows, e.getMessage()), Map.of());
        }
        Optional<ScoredRows> theirs = candidacy.champion().map(one -> one.scored(rows));
        int trainedOn = TrainingSet.frauds(candidacy.split().training());
        Comparison comparison = compare(rows, trainedOn, ours.scores(), theirs.map(ScoredRows::scores));
        List<SegmentComparison> segments = theirs.map(
                        champion -> inSegments(candidacy, ours.scores(), champion.scores()))
                .orElse(List.of());
        Evidence evidence = new EvidenceFrom(candidacy).of(bundle, ours, theirs);
        return new Judged(finding(comparison, segments, guardrails.breaches(evidence)), guardrails.figures(evidence));
    }

    /**
     * @param rows the comparison rows, which the candidate was not trained on
     * @param fraudsTrainedOn how many frauds the candidate was trained on
     * @param candidate its scores of these rows
     * @param champion the champion's scores of the same rows; empty if none is in force
     */
    Comparison compare(List<TrainingRow> rows, int fraudsTrainedOn, double[] candidate, Optional<double[]> champion) {
        PairedBootstrap bootstrap = new PairedBootstrap(rows, rules.resamples(), rules.seed());
        // Without a champion the candidate must beat a model that knows nothing: all scores equal.
        double[] rival = champion.orElseGet(() -> new double[rows.size()]);
        double asked = champion.isPresent() ? rules.gainAsked(fraudsTrainedOn) : rules.minimumGain();
        return new Comparison(
                rows.size(),
                TrainingSet.frauds(rows),
                Weights.sum(rows),
                bootstrap.averagePrecision(candidate),
                champion.isPresent() ? OptionalDouble.of(bootstrap.averagePrecision(rival)) : OptionalDouble.empty(),
                asked,
                bootstrap.shareOfGains(candidate, rival, asked));
    }

    private List<SegmentComparison> inSegments(Candidacy candidacy, double[] ours, double[] theirs) {
        List<TrainingRow> rows = candidacy.rows();
        PairedBootstrap bootstrap = new PairedBootstrap(rows, rules.resamples(), rules.seed());
        List<SegmentComparison> found = new ArrayList<>();
        for (TrafficSegment segment : candidacy.segments().all()) {
            boolean[] of = candidacy.segments().of(segment, rows);
            List<TrainingRow> some = IntStream.range(0, of.length)
                    .filter(row -> of[row])
                    .mapToObj(rows::get)
                    .toList();
            int frauds = TrainingSet.frauds(some);
            found.add(new SegmentComparison(
                    segment.getField() + "=" + segment.getValue(),
                    some.size(),
                    frauds,
                    bootstrap.averagePrecision(ours, of),
                    bootstrap.averagePrecision(theirs, of),
                    frauds == 0
                            ? Double.NaN
                            : bootstrap.shareNotWorse(
                                    ours, theirs, of, rules.segments().loss())));
        }
        return found;
    }

    /** @param breaches what speaks against the candidate, in words that go on after "but" */
    GateFinding finding(Comparison comparison, List<SegmentComparison> segments, List<String> breaches) {
        List<String> against = Stream.concat(
                        segments.stream().flatMap(one -> one.breach(rules).stream()), breaches.stream())
                .toList();
        boolean promote = comparison.shareOfGains() >= rules.confidence() && against.isEmpty();
        String but = against.isEmpty() ? "" : "; but " + String.join("; and ", against);
        String where =
                segments.stream().map(one -> "; " + one.sentence(rules, nouns)).collect(Collectors.joining());
        return new GateFinding(
                promote,
                comparison.candidate(),
                comparison.champion(),
                comparison.rows(),
                comparison.frauds(),
                comparison.sentence(rules, nouns) + where + but + (promote ? PROMOTE : KEEP));
    }

    private static GateFinding unusable(List<TrainingRow> rows, String why) {
        return new GateFinding(
                false,
                Double.NaN,
                OptionalDouble.empty(),
                rows.size(),
                TrainingSet.frauds(rows),
                "The candidate cannot be used, " + why + KEEP);
    }
}
