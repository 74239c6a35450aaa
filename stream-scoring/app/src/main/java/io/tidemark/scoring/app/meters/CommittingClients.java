package io.tidemark.scoring.app.meters;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** The clients of Kafka Streams, of which the producers say what becomes of their transactions. Streams commits in the thread that has processed. */
public final class CommittingClients implements KafkaClientSupplier {

    private final CommittedMeters meters;

    public CommittingClients(CommittedMeters meters) {
        this.meters = meters;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new CommittingProducer(config, meters);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
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
    }
}
