package io.tidemark.scoring.app.meters;

import io.tidemark.log.kafka.ClientKind;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams, of which the producers say what becomes of their transactions, and which read the
 * secrets of their settings when they are made. Streams commits in the thread that has processed.
 */
public final class CommittingClients implements KafkaClientSupplier {

    private static final Duration MOST_CLOSING = Duration.ofSeconds(5);
    private final CommittedMeters meters;
    private final Connection connection;

    public CommittingClients(CommittedMeters meters, Connection connection) {
        this.meters = meters;
        this.connection = connection;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Clients.admin(connection.withReferences(config, ClientKind.ADMIN));
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new CommittingProducer(connection.withReferences(config, ClientKind.PRODUCER), meters);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(
                connection.withReferences(config, ClientKind.CONSUMER),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    private static final class CommittingProducer extends KafkaProducer<byte[], byte[]> {

        private final CommittedMeters meters;

        CommittingProducer(Map<String, Object> config, CommittedMeters meters) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.meters = meters;
        }

        /** Another producer of the same thread has failed, and its transaction with it. */
        @Override
        public void initTransactions() {
            meters.takenBack();
            super.initTransactions();
        }

        @Override
        public void commitTransaction() {
            super.commitTransaction();
            meters.committed();
        }

        @Override
        public void abortTransaction() {
            meters.takenBack();
            super.abortTransaction();
        }

        /**
         * Streams would wait without a bound for a transaction to be aborted, and a producer that a broker does not let
         * in any more never comes to that: its thread would hold its partitions for ever. The broker ends what stays
         * open.
         */
        @Override
        public void close() {
            super.close(MOST_CLOSING);
        }
    }
}
