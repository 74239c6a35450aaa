package io.tidemark.training.search;

import io.tidemark.nouns.Nouns;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for parameters on the training rows alone: candidates are trained on the older of them and compared on the
 * newer. The first is what is configured, the second the same with the other way to find splits (exact or by histogram:
 * which is better differs from data to data), the others are drawn at random. What is found is trained on all rows
 * again, so that the model depends on the parameters in its manifest and not on how long the search took.
 */
public final class ParameterSearch {

    private static final String METHOD = "tree_method";

    private final SearchRules rules;
    private final long seed;
    private final InstantSource clock;
    private final Nouns nouns;
    private final Consumer<String> progress;

    /**
     * @param seed of the candidates that are drawn
     * @param nouns by which it tells its progress
     */
    public ParameterSearch(SearchRules rules, long seed, InstantSource clock, Nouns nouns, Consumer<String> progress) {
        this.rules = rules;
        this.seed = seed;
        this.clock = clock;
        this.nouns = nouns;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param tried candidates
     */
    public record Found(TrainingParameters parameters, int tried) {}

    /**
     * The best of the candidates that there is time for, with its number of rounds; those configured if there is no
     * search.
     */
    public Found best(TrainingParameters configured, List<TrainingRow> rows, List<String> featureNames) {
        TimeSplit split = TimeSplit.of(rows, rules.validationShare());
        int older = TrainingSet.frauds(split.training());
        int newer = TrainingSet.frauds(split.comparison());
        if (rules.candidates() == 1 || Math.min(older, newer) < rules.minimumFrauds()) {
            progress.accept(nouns.in("no search: %,d and %,d {positives} on its two sides")
                    .formatted(older, newer));
            return new Found(configured, 0);
        }
        try (EarlyStopping stopping =
                new EarlyStopping(split.training(), split.comparison(), featureNames, rules, clock)) {
            return best(configured, stopping);
        }
    }

    private Found best(TrainingParameters configured, EarlyStopping stopping) {
        Instant deadline = clock.instant().plus(rules.time());
        ParameterDraw draw = new ParameterDraw(seed);
        TrainingParameters best = configured;
        double quality = Double.NEGATIVE_INFINITY;
        int tried = 0;
        // The first is tried in any case, since it needs its rounds.
        while (tried < rules.candidates() && (tried == 0 || clock.instant().isBefore(deadline))) {
            TrainingParameters candidate = candidate(tried, configured, best, draw);
            EarlyStopping.Stop stop = stopping.find(candidate, deadline);
            tried++;
            progress.accept("candidate %d of %d: %.4f after %d rounds with %s"
                    .formatted(tried, rules.candidates(), stop.quality(), stop.rounds(), candidate.booster()));
            if (stop.quality() > quality) {
                quality = stop.quality();
                best = candidate.with("rounds", Integer.toString(stop.rounds()));
            }
        }
        return new Found(best, tried);
    }

    private static TrainingParameters candidate(
            int number, TrainingParameters configured, TrainingParameters best, ParameterDraw draw) {
        String method = configured.booster().getOrDefault(METHOD, "hist");
        if (number == 0) {
            return configured;
        }
        // What was asked for must be used, so what only histograms know is not tried without them.
        boolean other = number == 1 && !configured.needHistograms();
        return other ? configured.with(METHOD, method.equals("exact") ? "hist" : "exact") : draw.near(best);
    }
}
