package io.tidemark.drift.job.log;

import io.tidemark.drift.job.quality.RecordMapping;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.schemas.door.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.metrics.MetricGroup;

/** Reads a topic by a mapping that is defined elsewhere. */
public final class MappedReader<T extends SpecificRecord, O> extends LogReader<T, O> {
    private static final long serialVersionUID = 1L;

    private final RecordMapping<T, O> mapping;

    public MappedReader(Connection connection, Topic<T> topic, RecordMapping<T, O> mapping) {
        super(connection, topic, mapping.type());
        this.mapping = mapping;
    }

    @Override
    O read(T value) {
        return mapping.read(value);
    }

    @Override
    Optional<Rejection> check(T value, Instant appended) {
        return mapping.check(value, appended);
    }

    @Override
    void count(MetricGroup metrics) {
        // What is left out stands in the reports.
    }
}
