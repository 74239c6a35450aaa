package io.tidemark.log.start;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.settings.kind.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits at a start until Kafka and the schema registry answer, and says what it waits for. */
public final class Servers {

    /** How long one question to Kafka waits for its answer: after this the first sentence is said. */
    private static final Duration QUESTION = Duration.ofSeconds(3);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
    private static final Duration BETWEEN_SENTENCES = Duration.ofSeconds(30);

    private final Connection connection;
    private final Consumer<String> say;
    private final long begin = System.nanoTime();
    private long said = Long.MIN_VALUE;

    private Servers(Connection connection, Consumer<String> say) {
        this.connection = connection;
        this.say = say;
    }

    /**
     * Returns when both answer. What they answer is not judged here: whoever asks them for something is told what they
     * think of it.
     *
     * @param say hears in a sentence what is waited for: after some seconds, and seldom then
     * @throws KafkaUnreachableException if Kafka does not answer as long as the connection's patience lasts
     * @throws RegistryUnreachableException if the registry does not
     */
    public static void await(Connection connection, Consumer<String> say) {
        Servers servers = new Servers(connection, say);
        try {
            servers.awaitKafka();
            servers.awaitRegistry();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private void awaitKafka() throws InterruptedException {
        Properties config = new Properties();
        config.putAll(connection.adminConfig());
        config.put("default.api.timeout.ms", (int) QUESTION.toMillis());
        config.put("request.timeout.ms", (int) QUESTION.toMillis());
        try (Admin admin = Clients.admin(config)) {
            Optional<KafkaUnreachableException> why = askKafka(admin);
            while (why.isPresent()) {
                waitOn(why.get());
                why = askKafka(admin);
            }
        }
    }

    private Optional<KafkaUnreachableException> askKafka(Admin admin) throws InterruptedException {
        try {
            admin.describeCluster().clusterId().get();
            return Optional.empty();
        } catch (ExecutionException e) {
            // Anything else is an answer.
            return e.getCause() instanceof TimeoutException
                    ? Optional.of(new KafkaUnreachableException(connection, "be reached", e.getCause()))
                    : Optional.empty();
        }
    }

    private void awaitRegistry() throws InterruptedException {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            Optional<RegistryUnreachableException> why = askRegistry(registry);
            while (why.isPresent()) {
                waitOn(why.get());
                why = askRegistry(registry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's client cannot be closed", e);
        }
    }

    private static Optional<RegistryUnreachableException> askRegistry(SchemaRegistry registry) {
        try {
            registry.requireReachable();
            return Optional.empty();
        } catch (RegistryUnreachableException e) {
            return Optional.of(e);
        }
    }

    /** Throws it if there is no patience left. */
    private void waitOn(RuntimeException why) throws InterruptedException {
        long now = System.nanoTime();
        Duration left = connection.startPatience().minusNanos(now - begin);
        if (left.isNegative() || left.isZero()) {
            throw why;
        }
        if (said == Long.MIN_VALUE || now - said >= BETWEEN_SENTENCES.toNanos()) {
            said = now;
            say.accept(why.getMessage() + "; waiting for it, at most "
                    + Kinds.DURATION.print(Duration.ofSeconds(left.toSeconds() + 1)) + " more, as "
                    + ConnectionKeys.START_PATIENCE.name() + " says");
        }
        Thread.sleep(Math.min(left.toMillis() + 1, BETWEEN_QUESTIONS.toMillis()));
    }
}
