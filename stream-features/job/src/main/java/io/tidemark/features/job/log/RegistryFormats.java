package io.tidemark.features.job.log;

import io.tidemark.features.job.event.WireFormats;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The formats of the topics under the schema registry. */
public record RegistryFormats(Connection connection) implements WireFormats {

    @Override
    public Open open() {
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        return new OpenSerdes(
                registry.serde(Topics.TRANSACTIONS),
                registry.serde(Topics.LABELS),
                registry.serde(Topics.OUTCOMES),
                registry.serde(Topics.FEATURES),
                registry.serde(Topics.DEAD_LETTERS));
    }

    private record OpenSerdes(
            AvroSerde<Transaction> transactions,
            AvroSerde<Label> labels,
            AvroSerde<Outcome> outcomes,
            AvroSerde<FeatureRecord> features,
            AvroSerde<DeadLetter> deadLetters)
            implements Open {

        @Override
        public Transaction transaction(byte[] value) {
            return transactions.decode(value);
        }

        @Override
        public Label label(byte[] value) {
            return labels.decode(value);
        }

        @Override
        public Outcome outcome(byte[] value) {
            return outcomes.decode(value);
        }

        @Override
        public Transaction transaction(ConsumerRecord<byte[], byte[]> record) {
            return transactions.decode(record);
        }

        @Override
        public Label label(ConsumerRecord<byte[], byte[]> record) {
            return labels.decode(record);
        }

        @Override
        public Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
            return outcomes.decode(record);
        }

        @Override
        public byte[] encoded(Transaction record) {
            return transactions.encode(record);
        }

        @Override
        public byte[] encoded(Label record) {
            return labels.encode(record);
        }

        @Override
        public byte[] encoded(Outcome record) {
            return outcomes.encode(record);
        }

        @Override
        public byte[] features(FeatureRecord record) {
            return features.encode(record);
        }

        @Override
        public byte[] deadLetter(DeadLetter record) {
            return deadLetters.encode(record);
        }
    }
}
