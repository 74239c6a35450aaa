package io.tidemark.cli.alerts;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.text.ForeignText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds an alert by its id, which is a place in {@code transactions}: as long as the transaction is kept there, alerts
 * are read from its time on, and else all of them.
 */
final class AlertSearch {

    private static final Pattern ID = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    private final Connection connection;
    private final AvroSerde<FraudAlert> serde;

    AlertSearch(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.serde = registry.serde(Topics.ALERTS_FRAUD);
    }

    /**
     * An alert, and what was said of it later.
     *
     * @param partition of {@code alerts-fraud} in which it lies
     * @param retraction the first record that takes it back; empty if it stands
     */
    record Found(FraudAlert alert, int partition, Optional<FraudAlert> retraction) {}

    /** Fails with one sentence if there is none. */
    Found find(String id) {
        LogPosition origin = origin(id);
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            topics.requirePresent(Topics.ALERTS_FRAUD, Topics.TRANSACTIONS);
        }
        Optional<Instant> since = appended(origin);
        Map<Boolean, FraudAlert> byRetracted = new HashMap<>();
        AtomicReference<Integer> partition = new AtomicReference<>();
        try (LogReader reader = new LogReader(connection, Topics.ALERTS_FRAUD)) {
            Map<TopicPartition, Long> ends = reader.ends();
            since.ifPresent(reader::seek);
            reader.readUntil(ends, message -> {
                Decoded.of(message, serde)
                        .filter(alert -> alert.getAlertId().equals(id))
                        .ifPresent(alert -> {
                            byRetracted.putIfAbsent(alert.getRetraction() != null, alert);
                            partition.compareAndSet(null, message.partition());
                        });
                return true;
            });
        }
        if (!byRetracted.containsKey(false)) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "no alert " + id + " is on " + connection.topic(Topics.ALERTS_FRAUD)
                            + "; check the id, or look with tidemark alerts follow --from-beginning -o json");
        }
        return new Found(byRetracted.get(false), partition.get(), Optional.ofNullable(byRetracted.get(true)));
    }

    private static LogPosition origin(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new Failure(
                    ExitCodes.USAGE,
                    ForeignText.line(id) + " is no alert's id, which is a partition and an offset of transactions such"
                            + " as 0-1234; take alert_id of tidemark alerts follow -o json");
        }
        return new LogPosition(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    /** When the broker took the transaction; empty if it is not kept any more. */
    private Optional<Instant> appended(LogPosition origin) {
        AtomicReference<Instant> time = new AtomicReference<>();
        try (LogReader reader = new LogReader(connection, Topics.TRANSACTIONS)) {
            Optional<TopicPartition> wanted = reader.partitions().stream()
                    .filter(one -> one.partition() == origin.getPartition())
                    .findFirst();
            if (wanted.isEmpty()
                    || reader.begins().get(wanted.get()) > origin.getOffset()
                    || reader.ends().get(wanted.get()) <= origin.getOffset()) {
                return Optional.empty();
            }
            reader.only(List.of(wanted.get()));
            reader.seek(wanted.get(), origin.getOffset());
            reader.readUntil(Map.of(wanted.get(), origin.getOffset() + 1), message -> {
                if (message.offset() == origin.getOffset()) {
                    time.set(Instant.ofEpochMilli(message.timestamp()));
                }
                return false;
            });
        }
        return Optional.ofNullable(time.get());
    }
}
