package io.tidemark.training.gate;

import io.tidemark.nouns.Nouns;
import java.util.Optional;

/**
 * A candidate beside the champion on the part of the rows where an alarm saw the drift.
 *
 * @param segment as people write it
 * @param shareNotWorse share of the resamples with frauds in which the candidate lost no more than is borne
 */
record SegmentComparison(
        String segment, int rows, int frauds, double candidate, double champion, double shareNotWorse) {

    /** What was found, in words that go on after a semicolon. */
    String sentence(GateRules rules, Nouns nouns) {
        return tooFew(rules)
                ? nouns.in("in %s (%,d {events}, %,d {positives}) there are too few {positives} to say, %,d are needed")
                        .formatted(segment, rows, frauds, rules.segments().frauds())
                : nouns.in("in %s (%,d {events}, %,d {positives}) it is %.3f against %.3f")
                        .formatted(segment, rows, frauds, candidate, champion);
    }

    /**
     * What speaks against the candidate, in words that go on after "but"; empty if it is no worse, or nobody can say.
     */
    Optional<String> breach(GateRules rules) {
        return tooFew(rules) || shareNotWorse >= rules.segments().confidence()
                ? Optional.empty()
                : Optional.of(
                        "in %s, where the drift is, it loses no more than %.3f of average precision in %.1f %% of the resamples only, and %.1f %% were asked for"
                                .formatted(
                                        segment,
                                        rules.segments().loss(),
                                        100 * shareNotWorse,
                                        100 * rules.segments().confidence()));
    }

    private boolean tooFew(GateRules rules) {
        return frauds < rules.segments().frauds();
    }
}
