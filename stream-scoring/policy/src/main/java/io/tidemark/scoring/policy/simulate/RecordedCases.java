package io.tidemark.scoring.policy.simulate;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.policy.Lane;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes cases of decisions on record. A transaction that was scored again counts once, as it was first: records of one
 * partition are to be given in their order. A vector that came after its transaction was decided is in no record of a
 * decision, so none counts. Not thread-safe.
 */
public final class RecordedCases {

    /** Its vector is of another catalogue than the one that the policies are read against. */
    static final String OTHER_CATALOGUE = "other_catalogue";

    private final String catalogueHash;
    private final int features;
    private final Scorer scorer;
    private final Maturity maturity;
    private final Set<String> known = new HashSet<>();

    /** What ranks and scores a vector in place of the model that decided. */
    public interface Scorer {

        /** Probability of fraud. */
        double score(double[] vector);

        /** Share of the reference that scores lower, NaN if nobody knows. */
        double rank(double score);
    }

    /**
     * @param features how many the catalogue has
     * @param scorer null: scores and ranks are those of the model that decided
     * @param maturity from when on a transaction has an outcome
     */
    public RecordedCases(String catalogueHash, int features, Scorer scorer, Maturity maturity) {
        this.catalogueHash = catalogueHash;
        this.features = features;
        this.scorer = scorer;
        this.maturity = maturity;
    }

    /**
     * A decision as a case; empty if its transaction was there before.
     *
     * @param labelled what the label in force says, whether it is a fraud; empty without one
     */
    public Optional<Case> of(Score recorded, Optional<Boolean> labelled) {
        if (!known.add(recorded.getTransaction().getTransactionId())) {
            return Optional.empty();
        }
        List<String> flags = new ArrayList<>(recorded.getFlags());
        boolean ours = recorded.getCatalogueHash().equals(catalogueHash)
                && recorded.getVector().size() == features;
        if (!ours && flags.isEmpty()) {
            flags.add(OTHER_CATALOGUE);
        }
        double[] vector = ours
                ? recorded.getVector().stream().mapToDouble(Double::doubleValue).toArray()
                : new double[features];
        double score = ours ? score(recorded, vector) : Double.NaN;
        return Optional.of(new Case(
                recorded.getTransaction(),
                vector,
                score,
                rank(recorded, score),
                maturity.fraud(recorded.getTransaction(), labelled),
                past(recorded),
                flags));
    }

    private double score(Score recorded, double[] vector) {
        if (scorer != null) {
            return scorer.score(vector);
        }
        return recorded.getScore() == null ? Double.NaN : recorded.getScore();
    }

    private double rank(Score recorded, double score) {
        if (scorer != null) {
            return scorer.rank(score);
        }
        return recorded.getRank() == null ? Double.NaN : recorded.getRank();
    }

    private static Past past(Score recorded) {
        Double propensity = recorded.getReleasePropensity();
        if (propensity != null && propensity > 0 && propensity <= 1) {
            return Past.released(region(recorded), propensity);
        }
        return recorded.getDecision() == Decision.DECLINE ? Past.declined(region(recorded)) : Past.SEEN;
    }

    /** What would have declined it, under one policy and one model: there chance has one share. */
    private static String region(Score recorded) {
        PolicyTrace trace = recorded.getPolicy();
        String model = recorded.getModelVersion() == null ? "" : " under model " + recorded.getModelVersion();
        if (trace == null) {
            return "the thresholds " + recorded.getPolicyVersion() + model;
        }
        String policy = trace.getName() + " " + trace.getVersion();
        if (trace.getLane().isEmpty()) {
            // Chance never lets these through: what the same thresholds release without a policy does not stand for
            // them.
            return "the thresholds " + recorded.getPolicyVersion() + model + " where " + policy + " had nothing to say";
        }
        if (trace.getLane().equals(Lane.THRESHOLDS.word())) {
            return "the thresholds of " + policy + model;
        }
        return (trace.getLane().equals(Lane.RULES.word()) ? "rule " : "list ") + trace.getDecidedBy() + " of " + policy;
    }
}
