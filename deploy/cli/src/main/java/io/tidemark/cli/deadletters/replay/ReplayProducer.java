package io.tidemark.cli.deadletters.replay;

import io.tidemark.cli.deadletters.letter.RecordPlace;
import io.tidemark.cli.deadletters.letter.ReplayNote;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.kafka.ShutOut;
import io.tidemark.log.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/**
 * Sends records again, each batch with its notes in one transaction: of a replay that breaks off, all of a batch is
 * there with its notes or none of it.
 *
 * <p>There is one replay at a time: whoever opens shuts out a predecessor and ends its transaction, so that notes read
 * after {@link #open} are all there will be.
 */
final class ReplayProducer implements AutoCloseable {

    /** An open transaction holds back whoever reads what is committed, so a batch gets little time. */
    private static final int TRANSACTION_MILLIS = 10_000;

    /** Before compression: what was a few bytes on the wire may be many here. */
    private static final int LARGEST = 64 << 20;

    private static final int MOST_ATTEMPTS = 3;
    private final Connection connection;
    private final KafkaProducer<byte[], byte[]> producer;

    ReplayProducer(Connection connection) {
        this.connection = connection;
        Map<String, Object> wanted = new HashMap<>();
        wanted.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, connection.topicPrefix() + "tidemark-dead-letters-replay");
        wanted.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        wanted.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS);
        wanted.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS / 2);
        wanted.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        wanted.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        wanted.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST);
        wanted.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        this.producer = Clients.producer(connection, wanted);
    }

    void open() {
        orSentence(() -> {
            producer.initTransactions();
            return null;
        });
    }

    /**
     * Where each of the batch stands now, in its order; empty if one of them is larger than its topic takes: then none
     * was sent.
     */
    Optional<List<RecordPlace>> send(List<Sendable> batch) {
        return orSentence(() -> {
            for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
                try {
                    return sendOnce(batch);
                } catch (TransactionAbortableException e) {
                    // A broker that stood still for a while: none of it is there, so all of it may be sent again.
                    producer.abortTransaction();
                }
            }
            return sendOnce(batch);
        });
    }

    private Optional<List<RecordPlace>> sendOnce(List<Sendable> batch) {
        producer.beginTransaction();
        try {
            List<RecordPlace> places = places(batch);
            for (int i = 0; i < batch.size(); i++) {
                producer.send(ReplayNote.write(connection, batch.get(i).letter(), places.get(i)));
            }
            producer.commitTransaction();
            return Optional.of(places);
        } catch (RecordTooLargeException e) {
            producer.abortTransaction();
            return Optional.empty();
        }
    }

    private List<RecordPlace> places(List<Sendable> batch) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        batch.forEach(one -> sent.add(producer.send(one.message(connection))));
        producer.flush();
        return sent.stream().map(this::place).toList();
    }

    private RecordPlace place(Future<RecordMetadata> sent) {
        try {
            RecordMetadata found = sent.get();
            return RecordPlace.of(connection, found.topic(), found.partition(), found.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause
                    ? cause
                    : new IllegalStateException("a record could not be sent again: " + e.getCause(), e);
        }
    }

    private <R> R orSentence(Supplier<R> work) {
        try {
            return work.get();
        } catch (TimeoutException | TransactionAbortableException e) {
            throw new KafkaUnreachableException(connection, "write to " + connection.topic(Topics.DEAD_LETTERS), e);
        } catch (KafkaException e) {
            if (!ShutOut.isIn(e)) {
                throw e;
            }
            throw new IllegalStateException(
                    "another replay has begun, or this one took too long for a transaction; what it was at is not sent,"
                            + " so ask again",
                    e);
        }
    }

    @Override
    public void close() {
        // A transaction that is open here is aborted by whoever opens next, or by the broker.
        producer.close(Duration.ofSeconds(5));
    }
}
