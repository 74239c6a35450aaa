package io.tidemark.log.cluster;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Waits for answers of an admin client, and says in one sentence what went wrong.
 *
 * @param meant what whoever asks knows how to take; thrown as it is
 */
record AdminAnswers(Connection connection, Set<Class<? extends ApiException>> meant) {

    /**
     * The answer.
     *
     * @param what was asked for, e.g. {@code create topic x}
     * @throws KafkaUnreachableException if there is none
     * @throws TopicsException if it is a refusal
     */
    <T> T get(String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof TimeoutException timeout) {
                throw new KafkaUnreachableException(connection, what, timeout);
            }
            if (cause instanceof ApiException known && meant.stream().anyMatch(one -> one.isInstance(known))) {
                throw known;
            }
            throw new TopicsException(
                    String.format(
                            Locale.ROOT,
                            "Kafka at %s refused to %s: %s",
                            connection.bootstrapServers(),
                            what,
                            cause.getMessage()),
                    e);
        }
    }
}
