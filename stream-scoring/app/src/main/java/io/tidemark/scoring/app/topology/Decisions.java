package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.scoring.app.decision.CustomerPlace;
import io.tidemark.scoring.app.decision.Decider;
import io.tidemark.scoring.app.decision.Explanations;
import io.tidemark.scoring.app.decision.Explanations.Explained;
import io.tidemark.scoring.app.decision.Ground;
import io.tidemark.scoring.app.decision.InForce;
import io.tidemark.scoring.app.decision.PolicyShadow;
import io.tidemark.scoring.app.decision.ScoringMeters;
import io.tidemark.scoring.app.decision.Shadows;
import io.tidemark.scoring.app.decision.VectorScorer;
import io.tidemark.scoring.app.decision.Verdict;
import io.tidemark.scoring.app.watch.TransactionWatch.Overdue;
import io.tidemark.scoring.model.cause.Cause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes decisions under what is in force, and writes them down: first who decides, then who watches. */
final class Decisions {

    private final InstantSource clock;
    private final Decider decider;
    private final Shadows shadows;
    private final PolicyShadow policyShadow;
    private final Explanations explanations;
    private final CustomerPlace places = new CustomerPlace();

    Decisions(ScoringConfig config, InstantSource clock, ScoringMeters meters) {
        VectorScorer scorer = new VectorScorer(config.fallback(), clock);
        this.clock = clock;
        this.decider = new Decider(config.amountPolicy(), config.fallback(), scorer);
        this.shadows = new Shadows(scorer, meters);
        this.policyShadow = new PolicyShadow(decider, meters);
        this.explanations = new Explanations(config.reasons(), meters);
    }

    /**
     * Of a vector.
     *
     * @param place of the vector
     * @param delayed why it came too late for a normal decision; empty if it did not
     */
    Score of(FeatureVector vector, LogPosition place, ActivationInForce activation, Optional<Cause> delayed) {
        InForce inForce = activation.now();
        Ground ground =
                decider.ground(vector, inForce.seat(vector.getTransaction().getCustomerId(), places), delayed);
        Verdict verdict = decider.decide(vector, ground, activation.policy());
        List<ShadowScore> watched = shadows.scores(vector, inForce.shadows());
        Optional<ShadowPolicy> other = policyShadow.heard(vector, ground, inForce.control(), activation.shadowPolicy());
        Explained explained = explanations.of(vector, verdict);
        return DecisionRecords.score(
                vector, place, inForce.control(), verdict, watched, other, explained, clock.instant());
    }

    /**
     * Of a transaction whose vector does not come.
     *
     * @param last the place of the last record before
     */
    Score without(Overdue one, LogPosition last, ActivationInForce activation, Instant now) {
        FeatureVector none = DecisionRecords.vector(one);
        Ground ground = decider.ground(Cause.FEATURES_TIMEOUT);
        Verdict verdict = decider.decide(none, ground, activation.policy());
        Optional<ShadowPolicy> other =
                policyShadow.heard(none, ground, activation.control(), activation.shadowPolicy());
        return DecisionRecords.score(none, last, activation.control(), verdict, other, now);
    }
}
