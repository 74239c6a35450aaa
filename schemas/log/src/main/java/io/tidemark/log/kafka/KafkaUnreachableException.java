package io.tidemark.log.kafka;

import java.util.Locale;

/** Kafka did not answer. The message is one sentence with the bootstrap servers. */
public final class KafkaUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what what was asked of Kafka, as in "could not ..." */
    public KafkaUnreachableException(Connection connection, String what, Throwable cause) {
        super(
                String.format(
                        Locale.ROOT,
                        "Kafka at %s could not %s (%s); check bootstrap.servers and that the broker runs",
                        connection.bootstrapServers(),
                        what,
                        cause.getMessage()),
                cause);
    }
}
