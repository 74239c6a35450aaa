package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the record of `features` out of an event that all stages have answered. */
final class VectorAssembly {
    private final String catalogueHash;
    private final List<String> entities;
    private final TimeMode mode;
    private final WireFormats.Open wire;

    VectorAssembly(Catalogue catalogue, TimeMode mode, WireFormats.Open wire) {
        this.catalogueHash = catalogue.hash();
        this.entities = catalogue.entities();
        this.mode = mode;
        this.wire = wire;
    }

    FeatureRecord assemble(TransactionEvent event) {
        LogRecord record = event.record();
        FeatureVector vector = new FeatureVector(
                event.transaction(wire),
                new LogPosition(record.partition(), record.offset()),
                Instant.ofEpochMilli(record.loggedAt()),
                catalogueHash,
                values(event.values),
                arrivals(event.arrivals),
                mode,
                event.late,
                Map.of(),
                Map.of());
        return new FeatureRecord(vector, null);
    }

    private static List<Double> values(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    /** An entity that the transaction does not name has no number. */
    private Map<String, Long> arrivals(long[] arrivals) {
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 0; i < arrivals.length; i++) {
            if (arrivals[i] > 0) {
                numbers.put(entities.get(i), arrivals[i]);
            }
        }
        return numbers;
    }
}
