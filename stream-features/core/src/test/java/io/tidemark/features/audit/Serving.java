package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EventFeatures;
import io.tidemark.features.engine.RatioFeatures;
import io.tidemark.features.engine.VectorFlags;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Serves vectors as the stream does, in the order of its calls, and keeps the record of them. */
final class Serving {

    private static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");

    final List<Score> scores = new ArrayList<>();
    final List<LoggedLabel> labels = new ArrayList<>();
    final List<LoggedOutcome> outcomes = new ArrayList<>();

    private final Catalogue catalogue;
    private final TimeMode mode;
    private final Map<String, EntityEngine> engines = new HashMap<>();
    private final Map<String, Map<String, EntityState>> states = new HashMap<>();
    private final Map<String, Transaction> known = new HashMap<>();
    private final Map<String, List<Label>> waiting = new HashMap<>();
    private final Map<String, List<Outcome>> waitingOutcomes = new HashMap<>();
    private long offset;

    Serving(Catalogue catalogue, TimeMode mode) {
        this.catalogue = catalogue;
        this.mode = mode;
        catalogue.entities().forEach(entity -> {
            engines.put(entity, new EntityEngine(catalogue, entity));
            states.put(entity, new HashMap<>());
        });
    }

    void label(Label label) {
        labels.add(new LoggedLabel(label, now(), 0, offset++));
        boolean named = label.getEventTime() != null
                && catalogue.labelledEntities().stream()
                        .allMatch(entity -> new EntityKeys(entity).of(label).isPresent());
        if (known.containsKey(label.getTransactionId()) || named) {
            take(label, known.get(label.getTransactionId()));
        } else {
            waiting.computeIfAbsent(label.getTransactionId(), unused -> new ArrayList<>())
                    .add(label);
        }
    }

    private void take(Label label, Transaction about) {
        Label timed = about == null
                ? label
                : Label.newBuilder(label).setEventTime(about.getEventTime()).build();
        for (String entity : catalogue.labelledEntities()) {
            EntityKeys keys = new EntityKeys(entity);
            (about == null ? keys.of(label) : keys.of(about))
                    .ifPresent(key -> engines.get(entity).label(state(entity, key), timed));
        }
    }

    void outcome(Outcome outcome) {
        outcomes.add(new LoggedOutcome(outcome, now(), 0, offset++));
        take(outcome);
    }

    private void take(Outcome outcome) {
        Transaction about = known.get(outcome.getTransactionId());
        boolean named = catalogue.outcomeEntities().stream()
                .allMatch(entity -> new EntityKeys(entity).of(outcome).isPresent());
        if (about == null && !named) {
            waitingOutcomes
                    .computeIfAbsent(outcome.getTransactionId(), unused -> new ArrayList<>())
                    .add(outcome);
            return;
        }
        for (String entity : catalogue.outcomeEntities()) {
            EntityKeys keys = new EntityKeys(entity);
            (about == null ? keys.of(outcome) : keys.of(about).or(() -> keys.of(outcome)))
                    .ifPresent(key -> engines.get(entity).outcome(state(entity, key), outcome));
        }
    }

    void transaction(Transaction transaction) {
        known.put(transaction.getTransactionId(), transaction);
        List<Label> early = waiting.remove(transaction.getTransactionId());
        if (early != null) {
            early.forEach(label -> take(label, transaction));
        }
        List<Outcome> earlyOutcomes = waitingOutcomes.remove(transaction.getTransactionId());
        if (earlyOutcomes != null) {
            earlyOutcomes.forEach(this::take);
        }
        double[] vector = new double[catalogue.features().size()];
        Arrays.fill(vector, Double.NaN);
        new EventFeatures(catalogue).fill(transaction, new VectorFlags(catalogue).amountUsable(transaction), vector);
        List<String> flags = new ArrayList<>(new VectorFlags(catalogue).of(transaction));
        Map<String, Long> arrivals = new HashMap<>();
        Map<String, Long> taken = new HashMap<>();
        Map<String, Long> partial = new HashMap<>();
        for (String entity : catalogue.stages()) {
            new EntityKeys(entity).of(transaction).ifPresent(key -> {
                EntityState state = state(entity, key);
                if (state.head().labels() > 0) {
                    taken.put(entity, state.head().labels());
                }
                engines.get(entity).answer(state, transaction, vector);
                if (engines.get(entity).foreign()) {
                    new EventFeatures(catalogue).dropAmount(vector);
                    flags.add(VectorFlags.MIXED_CURRENCY);
                }
                arrivals.put(entity, state.arrivals());
                partial.putAll(engines.get(entity)
                        .partialHistory(state.head(), transaction.getEventTime().toEpochMilli()));
            });
        }
        new RatioFeatures(catalogue).fill(vector);
        Score score = score(transaction, vector, arrivals, taken, partial);
        scores.add(Score.newBuilder(score).setFlags(flags).build());
    }

    /** The entity has been quiet for too long. */
    void forget(String entity, String key) {
        states.get(entity).remove(key);
    }

    private EntityState state(String entity, String key) {
        return states.get(entity)
                .computeIfAbsent(key, unused -> engines.get(entity).newState());
    }

    private Score score(
            Transaction transaction,
            double[] vector,
            Map<String, Long> arrivals,
            Map<String, Long> taken,
            Map<String, Long> partial) {
        long place = offset++;
        return Score.newBuilder()
                .setTransaction(transaction)
                .setOrigin(new LogPosition(0, place))
                .setLoggedAt(now())
                .setFeaturesPosition(new LogPosition(0, place))
                .setCatalogueHash(catalogue.hash())
                .setVector(Arrays.stream(vector).boxed().toList())
                .setArrivalNumbers(arrivals)
                .setLabelNumbers(taken)
                .setPartialHistory(partial)
                .setTimeMode(mode)
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("p")
                .setScoredAt(now())
                .build();
    }

    /** A record each millisecond: what is appended at one time has no order over several partitions. */
    private Instant now() {
        return BEGIN.plusSeconds(90 * 86_400).plusMillis(offset);
    }

    static Instant begin() {
        return BEGIN;
    }
}
