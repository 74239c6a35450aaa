package io.tidemark.retraining;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.embedded.guarded.Grant;
import io.tidemark.embedded.guarded.GuardedBroker;
import io.tidemark.embedded.guarded.Transport;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.cluster.TopicsException;
import io.tidemark.log.kafka.Connection;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.RetrainingCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service under a user whose rights come and go, and whose password stands in its settings. */
@Timeout(600)
@Tag("component")
class RefusedRetrainingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PASSWORD = "of-this-test-alone";
    private static final String USER = "retraining";
    private static final String PREFIX = "eu.";

    @TempDir
    Path directory;

    private GuardedBroker broker;
    private EmbeddedRegistry registry;
    private Connection all;
    private LogFixture log;
    private ServiceRun run;

    @BeforeEach
    void servers() throws Exception {
        broker = GuardedBroker.start(directory.resolve("broker"), Transport.SASL_PLAINTEXT);
        registry = EmbeddedRegistry.start(directory.resolve("registry"));
        all = Connection.from(Map.of(
                "bootstrap.servers", broker.unguarded(),
                "schema.registry.url", registry.url(),
                "topic.prefix", PREFIX));
        try (TopicsAdmin topics = TopicsAdmin.connect(all)) {
            topics.apply(2, (short) 1);
        }
        broker.user(USER, PASSWORD);
        log = new LogFixture(all);
        run = new ServiceRun(all, log, directory);
    }

    @AfterEach
    void stopEverything() throws Exception {
        run.close();
        log.close();
        registry.close();
        broker.close();
    }

    @Test
    void itAnswersOnceItMayReadAgainAndItsTrainingIsToldNoSecretByAFile() throws Exception {
        Map<String, String> guarded = broker.properties(USER, PASSWORD);
        Connection connection = connection(guarded);
        assertThatThrownBy(() -> RetrainingService.needs(connection).require(connection))
                .isInstanceOf(TopicsException.class)
                .hasMessageContaining("topic eu.scores")
                .hasMessageContaining("consumer group eu.tidemark-retraining");

        Grant topics = Grant.topics(PREFIX, READ, WRITE);
        broker.allow(USER, topics, Grant.groups(PREFIX), Grant.transactions(PREFIX));
        RetrainingService.needs(connection).require(connection);
        run.start(guarded);
        await().atMost(PATIENCE).until(run.service()::reasonNotReady, Optional::isEmpty);
        broker.revoke(USER, topics);
        await().atMost(PATIENCE).until(run.service()::reasonNotReady, Optional::isPresent);
        assertThat(run.service().reasonNotReady().orElseThrow()).contains("uthoriz");
        run.ask("r1", RetrainingCause.PERSON);
        broker.allow(USER, topics);
        String order =
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::order, one -> !one.isEmpty());
        assertThat(order).contains("TIDEMARK_SECRET_KAFKA_SASL_JAAS_CONFIG").doesNotContain(PASSWORD);
        List<Candidate> candidates = run.candidates(1);
        assertThat(candidates).extracting(Candidate::getRequestId).containsExactly("r1");
        // It has read the log, in which there is nothing to train on.
        assertThat(candidates.get(0).getFinding()).doesNotContain("uthenti", "SECRET");
        await().atMost(PATIENCE).until(run.service()::reasonNotReady, Optional::isEmpty);
    }

    private Connection connection(Map<String, String> guarded) {
        Map<String, String> properties = new HashMap<>(all.toProperties());
        properties.putAll(guarded);
        properties.put("start.patience", "1s");
        return Connection.from(properties);
    }

    /** What the order of the training under way says; "" while there is none. */
    private String order() throws IOException {
        Path work = run.state().resolve("work");
        if (!Files.isDirectory(work)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(work)) {
            Optional<Path> order =
                    files.filter(file -> file.endsWith("order.properties")).findFirst();
            return order.isPresent() ? Files.readString(order.get()) : "";
        }
    }
}
