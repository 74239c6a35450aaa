package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.scoring.app.decision.PolicySeat.Heard;
import io.tidemark.scoring.app.decision.Verdict.Scored;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy.Ruling;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.cause.Rung;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides: by the score of the model in force where nothing speaks against it, else by the rungs for whatever does, and
 * says why. Not thread-safe.
 */
public final class Decider {

    private final AmountPolicy amountPolicy;
    private final FallbackSettings settings;
    private final VectorScorer scorer;

    public Decider(AmountPolicy amountPolicy, FallbackSettings settings, VectorScorer scorer) {
        this.amountPolicy = amountPolicy;
        this.settings = settings;
        this.scorer = scorer;
    }

    /**
     * What there is to decide a vector by. Models are asked here and nowhere else.
     *
     * @param delayed why the vector came too late for a normal decision; empty if it did not
     */
    public Ground ground(FeatureVector vector, Seat seat, Optional<Cause> delayed) {
        Optional<Cause> cause = seat.cause()
                .or(() -> seat.model().filter(model -> isStale(model, vector)).map(model -> Cause.MODEL_STALE))
                .or(() -> delayed);
        if (cause.isEmpty()) {
            VectorScorer.Answer answer = scorer.ask(vector, seat.model().orElseThrow());
            if (answer.scored().isPresent()) {
                return Ground.of(answer.scored().get(), vector.getFlags());
            }
            cause = answer.cause();
        }
        return climb(vector, seat, cause.orElseThrow());
    }

    /** Of a transaction of which there is nothing but itself: a vector without values. */
    public Ground ground(Cause cause) {
        List<Rung> rungs = settings.ladder().of(cause);
        return Ground.of(rungs.get(rungs.size() - 1), List.of(cause.flag()));
    }

    /**
     * Decides; the same whenever it is asked the same.
     *
     * @param policy whose lanes and thresholds count in place of the bundle's, if there is one
     */
    public Verdict decide(FeatureVector vector, Ground ground, PolicySeat policy) {
        return ground.scored().isPresent()
                ? byScore(vector, ground.scored().get(), policy, ground.flags())
                : certain(vector, ground.rung().orElseThrow(), policy, new LinkedHashSet<>(ground.flags()));
    }

    private Ground climb(FeatureVector vector, Seat seat, Cause cause) {
        Set<String> flags = new LinkedHashSet<>(vector.getFlags());
        flags.add(cause.flag());
        for (Rung rung : settings.ladder().of(cause)) {
            if (rung.isCertain()) {
                return Ground.of(rung, flags);
            }
            Optional<Scored> scored = rung == Rung.MODEL
                    ? seat.model().flatMap(model -> scorer.askAnyway(vector, model))
                    : lastGood(vector, seat, flags);
            if (scored.isPresent()) {
                return Ground.of(scored.get(), flags);
            }
        }
        throw new IllegalStateException("the ladder for " + cause + " has no certain rung");
    }

    private Optional<Scored> lastGood(FeatureVector vector, Seat seat, Set<String> flags) {
        return seat.lastGood().get().flatMap(model -> {
            VectorScorer.Answer answer = scorer.ask(vector, model);
            answer.cause().map(Cause::flag).ifPresent(flags::add);
            return answer.scored();
        });
    }

    private boolean isStale(LoadedModel model, FeatureVector vector) {
        Training training = model.manifest().training();
        // Without rows nobody knows when the data ended.
        if (settings.staleAfter().isZero() || training.rows() == 0) {
            return false;
        }
        Instant eventTime = vector.getTransaction().getEventTime();
        return Duration.between(training.to(), eventTime).compareTo(settings.staleAfter()) > 0;
    }

    private static Verdict byScore(FeatureVector vector, Scored scored, PolicySeat policy, Collection<String> flags) {
        Policy own = scored.model().manifest().policy();
        List<String> all = flagged(flags, policy);
        if (policy.isEmpty()) {
            return released(byOwn(scored, own, all), vector, own);
        }
        Heard heard = policy.hear(vector, Optional.of(scored.model()), scored.score());
        Verdict verdict = Verdict.of(heard, Optional.of(scored), all, () -> byOwn(scored, own, all));
        // What a person wrote down as a rule is no matter of chance.
        return heard.byThresholds() ? released(verdict, vector, own) : verdict;
    }

    private static Verdict byOwn(Scored scored, Policy own, List<String> flags) {
        return new Verdict(ScoreDecision.of(scored.score(), own), own.version(), Optional.of(scored), flags);
    }

    private static Verdict released(Verdict verdict, FeatureVector vector, Policy own) {
        String bundle = verdict.scored().orElseThrow().model().sha256();
        return RandomRelease.lifts(verdict.decision(), own, vector.getOrigin(), bundle)
                ? verdict.released(own.releaseShare())
                : verdict;
    }

    private static List<String> flagged(Collection<String> flags, PolicySeat policy) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(policy.flags());
        return List.copyOf(all);
    }

    private Verdict certain(FeatureVector vector, Rung rung, PolicySeat policy, Set<String> flags) {
        flags.addAll(policy.flags());
        Money amount = vector.getTransaction().getAmount();
        if (policy.isEmpty()) {
            return rung(amount, rung, flags);
        }
        Heard heard = policy.hear(vector, Optional.empty(), Double.NaN);
        return Verdict.of(heard, Optional.empty(), flags, () -> rung(amount, rung, flags));
    }

    private Verdict rung(Money amount, Rung rung, Set<String> flags) {
        return switch (rung) {
            case APPROVE -> always(Decision.APPROVE, flags);
            case REVIEW -> always(Decision.REVIEW, flags);
            case DECLINE -> always(Decision.DECLINE, flags);
            case AMOUNT, MODEL, LAST_GOOD -> byAmount(amount, flags);
        };
    }

    private static Verdict always(Decision decision, Set<String> flags) {
        String policy = "always-" + decision.name().toLowerCase(Locale.ROOT);
        return new Verdict(decision, policy, Optional.empty(), List.copyOf(flags));
    }

    private Verdict byAmount(Money amount, Set<String> flags) {
        Ruling ruling = amountPolicy.decide(amount);
        if (ruling instanceof Ruling.Unsaid unsaid) {
            flags.add(unsaid.why().flag());
        }
        return new Verdict(ruling.decision(), amountPolicy.version(), Optional.empty(), List.copyOf(flags));
    }
}
