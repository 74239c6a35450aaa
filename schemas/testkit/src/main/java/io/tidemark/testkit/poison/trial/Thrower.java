package io.tidemark.testkit.poison.trial;

import io.tidemark.log.kafka.Connection;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.finding.Landing;
import io.tidemark.testkit.poison.finding.Landing.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends whatever it is given, however large, as somebody with the right to write can. Not thread-safe. */
final class Thrower implements AutoCloseable {

    private final Connection connection;
    private final KafkaProducer<byte[], byte[]> plain;
    private final KafkaProducer<byte[], byte[]> compressing;
    private boolean compressed;

    Thrower(Connection connection) {
        this.connection = connection;
        this.plain = producer("none");
        this.compressing = producer("gzip");
    }

    private KafkaProducer<byte[], byte[]> producer(String compression) {
        Map<String, Object> config = new HashMap<>(connection.producerConfig());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 128 << 20);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 256L << 20);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Where it will have come to lie; whatever was sent before it with the other producer lies there by then. */
    Future<RecordMetadata> send(PoisonRecord record) {
        if (record.compressed() != compressed) {
            (compressed ? compressing : plain).flush();
            compressed = record.compressed();
        }
        return (compressed ? compressing : plain).send(record.message(connection.topic(record.topic())));
    }

    static Landing landing(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            RecordMetadata placed = sent.get();
            return new Landing(new Place(placed.topic(), placed.partition(), placed.offset()), Optional.empty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException refusal) {
                return new Landing(null, Optional.of(refusal.getMessage()));
            }
            throw new IllegalStateException(
                    "a record could not be sent: " + e.getCause().getMessage(), e);
        }
    }

    @Override
    public void close() {
        plain.close();
        compressing.close();
    }
}
