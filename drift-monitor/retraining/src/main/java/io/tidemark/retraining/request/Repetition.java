package io.tidemark.retraining.request;

import io.tidemark.log.topics.Topics;
import io.tidemark.retraining.answer.ModelShelf;
import io.tidemark.retraining.log.NewestEvent;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.retraining.queue.Overtaken;
import io.tidemark.retraining.repeat.Attempt;
import io.tidemark.retraining.repeat.Attempts;
import io.tidemark.retraining.repeat.MaturedFrauds;
import io.tidemark.retraining.repeat.OnTrial;
import io.tidemark.retraining.repeat.RepeatRules;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.scoring.model.manifest.LogRange;
import io.tidemark.training.intake.Appended;
import io.tidemark.training.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says why a training would only repeat the last one: a candidate of that is on its way, or too few frauds have matured
 * since for another answer. All that counts stands in the log, so a service that is started anew comes to the same.
 */
public final class Repetition {

    /** How long the rollout may take until it says what becomes of a candidate; after that nobody waits for it. */
    private static final Duration ROLLOUT_PATIENCE = Duration.ofMinutes(10);

    private final RepeatRules rules;
    private final Duration maturity;
    private final TopicReader topics;
    private final Intake intake;
    private final Attempts attempts = new Attempts();
    private Optional<MaturedFrauds> matured = Optional.empty();
    private List<LogRange> labelsRead = List.of();

    /** @param maturity age at which a transaction is trained on */
    public Repetition(RepeatRules rules, Duration maturity, TopicReader topics, Intake intake) {
        this.rules = rules;
        this.maturity = maturity;
        this.topics = topics;
        this.intake = intake;
    }

    /** An answer that the log holds; they come in their order. */
    public void answered(Candidate candidate) {
        attempts.add(Attempt.of(candidate));
    }

    /** How far event time has come, for {@link #trained}. */
    public Optional<Instant> newest() {
        return new NewestEvent(topics, intake).now();
    }

    /** A training has ended. @param begun when it began. @param seen what {@link #newest} had said then */
    public void trained(Candidate candidate, Instant begun, Optional<Instant> seen) {
        attempts.add(Attempt.of(candidate, begun, seen));
    }

    /**
     * Why a training that is asked for now would repeat the last, in words that go on after "since" or "although";
     * empty if it would not.
     */
    Optional<String> why(List<RetrainingRequest> asked, Instant now) {
        Optional<Activation> inForce = ModelShelf.activation(topics);
        Optional<ModelReference> champion = inForce.map(Activation::getChampion);
        if (Overtaken.standing(asked, champion).isEmpty()) {
            return Optional.empty(); // Answered without a training.
        }
        Optional<String> trial = OnTrial.in(inForce);
        if (trial.isPresent()) {
            return trial;
        }
        return attempts.against(champion).flatMap(last -> undecided(last, now).or(() -> nothingNew(last)));
    }

    private Optional<String> undecided(Attempt last, Instant now) {
        if (!last.promoted() || last.read().plus(ROLLOUT_PATIENCE).isBefore(now)) {
            return Optional.empty();
        }
        AtomicBoolean told = new AtomicBoolean();
        topics.read(
                Topics.ROLLOUT_EVENTS,
                Optional.of(last.read()),
                (RolloutEvent event) -> told.compareAndSet(false, last.version().equals(event.getVersion())));
        return told.get()
                ? Optional.empty()
                : Optional.of("the candidate " + last.version() + " waits for the rollout to take it");
    }

    private Optional<String> nothingNew(Attempt last) {
        MaturedFrauds frauds = since(last);
        labelsRead = (labelsRead.isEmpty()
                        ? topics.readAppended(
                                Topics.LABELS,
                                Optional.of(frauds.from(intake.clockSkew())),
                                (Appended<Label> label) -> take(frauds, label))
                        : topics.readOn(Topics.LABELS, labelsRead, (Appended<Label> label) -> take(frauds, label)))
                .ranges();
        long count = newest().map(frauds::count).orElse(0L);
        long needed = rules.needed(last.comparisonFrauds());
        return count >= needed
                ? Optional.empty()
                : Optional.of(
                        "%,d frauds have matured since the training of %s, and at least %,d are needed for another answer"
                                .formatted(count, last.version(), needed));
    }

    private void take(MaturedFrauds frauds, Appended<Label> label) {
        if (intake.refusal(label).isEmpty()) {
            frauds.add(label);
        }
    }

    private MaturedFrauds since(Attempt last) {
        if (matured.filter(one -> one.since().version().equals(last.version())).isEmpty()) {
            Attempt known = last.seen().isPresent()
                    ? last
                    : last.seen(NewestEvent.of(topics.newest(Topics.SCORES, Optional.of(last.read())), intake));
            matured = Optional.of(new MaturedFrauds(known, maturity));
            labelsRead = List.of();
        }
        return matured.orElseThrow();
    }
}
