package io.tidemark.training.gate;

import io.tidemark.nouns.Nouns;
import java.util.OptionalDouble;

/**
 * A candidate beside its rival on the same rows.
 *
 * @param transactions that the rows stand for
 * @param candidate its average precision
 * @param champion the champion's; empty if none is in force
 * @param gainAsked by how much it was to be better
 * @param shareOfGains share of resamples in which it was
 */
record Comparison(
        int rows,
        int frauds,
        double transactions,
        double candidate,
        OptionalDouble champion,
        double gainAsked,
        double shareOfGains) {

    /** What was found, in one sentence without its end. */
    String sentence(GateRules rules, Nouns nouns) {
        String rival = champion.isPresent()
                ? "%.3f of the champion".formatted(champion.getAsDouble())
                : "%.3f of guessing, with no champion in force".formatted(frauds / transactions);
        return nouns.in("On the newest %,d matured {events} (%,d {positives})%s the candidate's average precision is"
                        + " %.3f against %s; it gains more than %.3f in %.1f %% of %,d resamples by {customer} and"
                        + " %.1f %% were asked for")
                .formatted(
                        rows,
                        frauds,
                        transactions == rows ? "" : ", which stand for %,.0f,".formatted(transactions),
                        candidate,
                        rival,
                        gainAsked,
                        100 * shareOfGains,
                        rules.resamples(),
                        100 * rules.confidence());
    }
}
