package io.tidemark.log.kafka;

import io.tidemark.settings.Key;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How long the brokers wait for the open transaction of a process that died, and whoever reads what it writes with
 * them. A key of the process; Kafka's own property, passed through for producers or for all clients, goes before it.
 */
public final class TransactionTimeout {

    private static final Duration LEAST = Duration.ofSeconds(1);

    private TransactionTimeout() {}

    /** @param says what must fit in, behind "how long the brokers wait for ..." */
    public static Key<Duration> key(Duration usual, String says) {
        return Key.of(
                        "transaction.timeout",
                        Kinds.DURATION,
                        "how long the brokers wait for the open transaction of a process that died, and its readers with"
                                + " them; " + says)
                .usually(usual)
                .atLeast(LEAST);
    }

    /** The connection with this timeout for its producers, unless something else is passed through to them. */
    public static Connection put(Duration timeout, Connection connection) {
        if (passedThrough(connection).isPresent()) {
            return connection;
        }
        Map<String, String> clients = new HashMap<>(connection.clientProperties());
        clients.put(
                ClientKind.PRODUCER.prefix() + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                String.valueOf(timeout.toMillis()));
        return new Connection(
                connection.bootstrapServers(),
                connection.schemaRegistryUrl(),
                connection.topicPrefix(),
                clients,
                connection.registryProperties(),
                connection.startPatience());
    }

    /** That of its producers; what is no number is left to the client, which says so. */
    public static Optional<Duration> of(Connection connection) {
        return passedThrough(connection)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofMillis(Long.parseLong(text)));
    }

    private static Optional<String> passedThrough(Connection connection) {
        return Optional.ofNullable(ClientKind.PRODUCER
                .choose(connection.clientProperties())
                .get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG));
    }
}
