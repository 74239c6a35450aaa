package io.tidemark.features.engine;

import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.rates.Conversion;
import io.tidemark.features.rates.RateTables;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The whole catalogue in one process, over one merged stream of checked records: what the stages of the stream do, in
 * their order. In {@link EventOrder} its vectors equal those of ordered mode bit for bit.
 */
public final class FeatureEngine {

    private record Stage(
            EntityEngine engine,
            EntityKeys keys,
            boolean labelled,
            boolean ofOutcomes,
            Map<String, EntityState> states) {

        EntityState state(String key) {
            return states.computeIfAbsent(key, unused -> engine.newState());
        }
    }

    private final int width;
    private final VectorFlags flags;
    private final EventFeatures eventFeatures;
    private final RatioFeatures ratios;
    private final List<Stage> stages = new ArrayList<>();
    /** By id, if labels or outcomes change anything. */
    private final Map<String, Transaction> targets = new HashMap<>();

    /** Labels and outcomes that wait for their transactions. */
    private final Map<String, List<Event>> early = new HashMap<>();

    private final boolean labelled;
    private final boolean ofOutcomes;
    private final LabelPlaces labelPlaces;
    private final OutcomePlaces outcomePlaces;
    private final UnaryOperator<Transaction> conversion;
    /** Content of every transaction by its id, both as hashes. */
    private final Map<Long, Long> contents = new HashMap<>();

    public FeatureEngine(Catalogue catalogue) {
        this(catalogue, OutcomePlaces.USUAL_HORIZON);
    }

    /** @param outcomeHorizon how far an outcome and its transaction may be apart */
    public FeatureEngine(Catalogue catalogue, Duration outcomeHorizon) {
        this(catalogue, outcomeHorizon, by(catalogue, RateTables.NONE));
    }

    /** @param rates by which amounts are told in other currencies where features ask for it */
    public static FeatureEngine withRates(Catalogue catalogue, RateTables rates) {
        return new FeatureEngine(catalogue, OutcomePlaces.USUAL_HORIZON, by(catalogue, rates));
    }

    private static UnaryOperator<Transaction> by(Catalogue catalogue, RateTables rates) {
        Conversion conversion = Conversion.of(catalogue);
        return said -> conversion.converted(said, rates);
    }

    /** Over transactions that stand on record as they were decided, in whatever currencies they were told then. */
    public static FeatureEngine overRecords(Catalogue catalogue, Duration outcomeHorizon) {
        return new FeatureEngine(catalogue, outcomeHorizon, UnaryOperator.identity());
    }

    private FeatureEngine(Catalogue catalogue, Duration outcomeHorizon, UnaryOperator<Transaction> conversion) {
        this.conversion = conversion;
        this.width = catalogue.features().size();
        this.flags = new VectorFlags(catalogue);
        this.eventFeatures = new EventFeatures(catalogue);
        this.ratios = new RatioFeatures(catalogue);
        catalogue.stages().forEach(entity -> stages.add(stage(catalogue, entity)));
        this.labelled = stages.stream().anyMatch(Stage::labelled);
        this.ofOutcomes = stages.stream().anyMatch(Stage::ofOutcomes);
        this.labelPlaces = new LabelPlaces(catalogue);
        this.outcomePlaces = new OutcomePlaces(catalogue, outcomeHorizon);
    }

    private static Stage stage(Catalogue catalogue, String entity) {
        boolean labelled = catalogue.windows(entity).stream()
                .anyMatch(window -> window.aggregate().needsLabels());
        return new Stage(
                new EntityEngine(catalogue, entity),
                new EntityKeys(entity),
                labelled,
                Entities.ofOutcomes(entity),
                new HashMap<>());
    }

    /** Number of values of a vector. */
    public int width() {
        return width;
    }

    /** The features of a transaction, which from now on is history; throws {@link RejectedTransactionException}. */
    public double[] transaction(Transaction transaction) {
        double[] vector = new double[width];
        answer(transaction, vector).ifPresent(rejection -> {
            throw new RejectedTransactionException(rejection);
        });
        return vector;
    }

    /** Like {@link #transaction} into a vector of the caller's; a repetition is rejected and changes nothing. */
    public Optional<Rejection> answer(Transaction transaction, double[] vector) {
        return answer(transaction, vector, new LinkedHashSet<>());
    }

    /** @param causes takes up why values of the vector are missing, see {@link VectorFlags} */
    public Optional<Rejection> answer(Transaction said, double[] vector, Set<String> causes) {
        Optional<Rejection> refused = repeated(said);
        if (refused.isPresent()) {
            return refused;
        }
        Transaction transaction = conversion.apply(said);
        if (labelled || ofOutcomes) {
            targets.put(transaction.getTransactionId(), transaction);
            List<Event> waiting = early.remove(transaction.getTransactionId());
            if (waiting != null) {
                waiting.stream().filter(Event::isLabel).map(Event::label).forEach(this::label);
                waiting.stream().filter(Event::isOutcome).map(Event::outcome).forEach(this::outcome);
            }
        }
        Arrays.fill(vector, Double.NaN);
        causes.addAll(flags.of(transaction));
        eventFeatures.fill(transaction, flags.amountUsable(transaction), vector);
        for (Stage stage : stages) {
            Optional<String> key = stage.keys().of(transaction);
            if (key.isPresent()) {
                stage.engine().answer(stage.state(key.get()), transaction, vector);
                if (stage.engine().foreign()) {
                    causes.add(VectorFlags.MIXED_CURRENCY);
                    eventFeatures.dropAmount(vector);
                }
            }
        }
        ratios.fill(vector);
        return Optional.empty();
    }

    private Optional<Rejection> repeated(Transaction transaction) {
        long content = ContentHash.of(transaction);
        Long before = contents.putIfAbsent(TextHash.of(transaction.getTransactionId()), content);
        if (before == null) {
            return Optional.empty();
        }
        String which = "transaction " + transaction.getTransactionId() + " of customer " + transaction.getCustomerId();
        return Optional.of(
                before == content
                        ? new Rejection("duplicate", which + " was sent once more")
                        : new Rejection(
                                "conflicting_duplicate", which + " has the id of an earlier one with other content"));
    }

    /**
     * Takes in a checked label. Where it belongs is what its transaction says; one that comes before its transaction
     * and does not find its windows on its own waits for it, see {@link LabelPlaces}.
     */
    public void label(Label label) {
        Transaction target = targets.get(label.getTransactionId());
        if (target != null) {
            Label timed = label.getEventTime() != null && label.getEventTime().equals(target.getEventTime())
                    ? label
                    : Label.newBuilder(label)
                            .setEventTime(target.getEventTime())
                            .build();
            send(timed, stage -> stage.keys().of(target));
        } else if (labelPlaces.namedBy(label)) {
            send(label, stage -> stage.keys().of(label));
        } else if (labelled) {
            await(label.getTransactionId(), Event.of(label));
        }
    }

    /**
     * Takes in a checked outcome, see {@link OutcomePlaces}; gives why it is refused, which is that its transaction is
     * too far from it and it does not name its entities itself.
     */
    public Optional<Rejection> outcome(Outcome outcome) {
        Transaction known = targets.get(outcome.getTransactionId());
        boolean reached = known != null
                && outcomePlaces.reaches(outcome, known.getEventTime().toEpochMilli());
        if (!reached && !outcomePlaces.namedBy(outcome)) {
            if (known != null) {
                return Optional.of(new Rejection(
                        "outcome_beyond_horizon",
                        "the outcome of transaction " + outcome.getTransactionId()
                                + " is too far from it to be looked up"));
            }
            await(outcome.getTransactionId(), Event.of(outcome));
            return Optional.empty();
        }
        for (Stage stage : stages) {
            if (stage.ofOutcomes()) {
                OutcomePlaces.key(
                                reached ? stage.keys().of(known) : Optional.empty(),
                                stage.keys().of(outcome))
                        .ifPresent(key -> stage.engine().outcome(stage.state(key), outcome));
            }
        }
        return Optional.empty();
    }

    private void await(String transaction, Event event) {
        early.computeIfAbsent(transaction, unused -> new ArrayList<>()).add(event);
    }

    private void send(Label label, Function<Stage, Optional<String>> keys) {
        for (Stage stage : stages) {
            if (stage.labelled()) {
                keys.apply(stage).ifPresent(key -> stage.engine().label(stage.state(key), label));
            }
        }
    }
}
