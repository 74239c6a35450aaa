package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole catalogue in one process, over one merged stream of checked records: what the stages of the stream do, in
 * their order. In {@link EventOrder} its vectors equal those of ordered mode bit for bit.
 */
public final class FeatureEngine {

    private record Stage(EntityEngine engine, Map<String, EntityState> states) {

        EntityState state(String key) {
            return states.computeIfAbsent(key, unused -> engine.newState());
        }
    }

    private final int width;
    private final EventFeatures eventFeatures;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, CustomerLog> logs = new HashMap<>();
    private final Duration retention;

    public FeatureEngine(Catalogue catalogue) {
        this.width = catalogue.features().size();
        this.eventFeatures = new EventFeatures(catalogue);
        catalogue
                .entities()
                .forEach(entity -> stages.add(new Stage(new EntityEngine(catalogue, entity), new HashMap<>())));
        this.retention = stages.get(0).engine().retention();
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

    /**
     * Like {@link #transaction} into a vector of the caller's. A rejected transaction is history in the stages before the
     * one that rejected it, as it is in the stream.
     */
    public Optional<Rejection> answer(Transaction transaction, double[] vector) {
        Optional<Rejection> repeated = repeated(transaction);
        if (repeated.isPresent()) {
            return repeated;
        }
        eventFeatures.fill(transaction, vector);
        for (Stage stage : stages) {
            String entity = stage.engine().entity();
            EntityState state = stage.state(EntityKeys.of(entity, transaction).orElseThrow());
            Answer answer = stage.engine().answer(state, transaction, vector);
            if (answer.rejected()) {
                return answer.rejection(entity, transaction);
            }
        }
        return Optional.empty();
    }

    private Optional<Rejection> repeated(Transaction transaction) {
        CustomerLog log = logs.computeIfAbsent(transaction.getCustomerId(), unused -> new CustomerLog());
        return log.admit(transaction, retention).rejection(transaction);
    }

    /** Takes in a checked label. */
    public void label(Label label) {
        for (Stage stage : stages) {
            EntityKeys.of(stage.engine().entity(), label)
                    .ifPresent(key -> stage.engine().label(stage.state(key), label));
        }
    }
}
