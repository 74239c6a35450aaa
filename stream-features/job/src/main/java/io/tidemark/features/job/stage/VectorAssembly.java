package io.tidemark.features.job.stage;

import io.tidemark.features.engine.RatioFeatures;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the record of {@code features} out of an event that has been through all stages. */
public final class VectorAssembly {
    private static final int FEW = 4;
    private final RatioFeatures ratios;
    private final String catalogueHash;
    private final String[] entities;
    private final int features;
    private final TimeMode mode;
    private final WireFormats.Open wire;

    public VectorAssembly(StagePlan plan, WireFormats.Open wire) {
        this.ratios = new RatioFeatures(plan.catalogue());
        this.catalogueHash = plan.catalogue().hash();
        this.entities = plan.catalogue().entities().toArray(String[]::new);
        this.features = plan.catalogue().features().size();
        this.mode = plan.ordered() ? TimeMode.ORDERED : TimeMode.EAGER;
        this.wire = wire;
    }

    public FeatureRecord assemble(TransactionEvent event) {
        LogRecord record = event.unkeyedRecord();
        if (!event.fits(features, entities.length)) {
            event.begin(features, entities.length);
        }
        ratios.fill(event.values);
        FeatureVector vector = new FeatureVector(
                event.transaction(wire),
                new LogPosition(record.partition(), record.offset()),
                Instant.ofEpochMilli(record.loggedAt()),
                catalogueHash,
                values(event.values),
                numbers(event.arrivals),
                mode,
                event.late,
                event.partialHistory,
                numbers(event.labels),
                event.flags);
        return new FeatureRecord(vector, null, null);
    }

    /** The record of an event that a stage has refused. */
    FeatureRecord mark(TransactionEvent event) {
        LogRecord record = event.unkeyedRecord();
        return new FeatureRecord(
                null,
                null,
                new Mark(
                        new LogPosition(record.partition(), record.offset()),
                        event.transaction(wire).getTransactionId(),
                        event.customer(),
                        event.refusal()));
    }

    private static List<Double> values(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    /** Without those that are 0: an entity that the transaction does not name has no number. */
    private Map<String, Long> numbers(long[] perEntity) {
        Map<String, Long> numbers = Map.of();
        for (int i = 0; i < perEntity.length; i++) {
            if (perEntity[i] > 0) {
                // Mostly there is one of a customer and one of a terminal, and no label.
                numbers = numbers.isEmpty() ? new HashMap<>(FEW) : numbers;
                numbers.put(entities[i], perEntity[i]);
            }
        }
        return numbers;
    }
}
