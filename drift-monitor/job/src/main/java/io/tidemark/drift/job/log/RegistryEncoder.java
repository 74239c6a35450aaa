package io.tidemark.drift.job.log;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingRequest;

/** Messages under the schema registry. */
public final class RegistryEncoder implements Encoder {
    private static final long serialVersionUID = 1L;

    private final Connection connection;
    private transient SchemaRegistry registry;
    private transient AvroSerde<DriftReport> reports;
    private transient AvroSerde<DriftAlarm> alarms;
    private transient AvroSerde<RetrainingRequest> requests;

    public RegistryEncoder(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void open() {
        registry = SchemaRegistry.connect(connection);
        reports = registry.serde(Topics.DRIFT_REPORTS);
        alarms = registry.serde(Topics.ALERTS_DRIFT);
        requests = registry.serde(Topics.RETRAINING_REQUESTS);
    }

    @Override
    public void close() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Override
    public byte[] encode(DriftReport report) {
        return reports.encode(report);
    }

    @Override
    public byte[] encode(DriftAlarm alarm) {
        return alarms.encode(alarm);
    }

    @Override
    public byte[] encode(RetrainingRequest request) {
        return requests.encode(request);
    }
}
