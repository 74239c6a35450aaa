package io.tidemark.bench.features;

import io.tidemark.bench.traffic.Traffic;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureVector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a features job has written. */
final class ServedVectors {

    private ServedVectors() {}

    /**
     * Whether there is one vector for every transaction and each customer's features are those of the engine alone. A
     * terminal's depend on which label came when, so they are left out.
     */
    static boolean equal(Connection connection, Catalogue catalogue, Traffic traffic) {
        Map<String, double[]> expected = new HashMap<>();
        FeatureEngine engine = new FeatureEngine(catalogue);
        traffic.transactions()
                .forEach(transaction -> expected.put(transaction.getTransactionId(), engine.transaction(transaction)));
        List<Integer> compared = catalogue.windows("customer").stream()
                .map(feature -> catalogue.featureNames().indexOf(feature.name()))
                .toList();
        boolean[] equal = {true};
        read(connection, vector -> {
            double[] values = expected.remove(vector.getTransaction().getTransactionId());
            equal[0] &= values != null
                    && compared.stream()
                            .allMatch(i ->
                                    Double.compare(values[i], vector.getValues().get(i)) == 0);
        });
        return equal[0] && expected.isEmpty();
    }

    private static void read(Connection connection, java.util.function.Consumer<FeatureVector> reader) {
        var serde = SchemaRegistry.connect(connection).serde(Topics.FEATURES);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            String topic = connection.topic(Topics.FEATURES);
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    FeatureVector vector = serde.decode(record.value()).getVector();
                    if (vector != null) {
                        reader.accept(vector);
                    }
                });
            }
        }
    }
}
