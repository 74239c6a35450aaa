package io.tidemark.start;

import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.log.topics.Topics;
import io.tidemark.ops.OpsServer;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that logs so many lines and then ends or waits, for {@link ProcessMainIT}. */
final class SampleMain implements ProcessPlan<Settings> {

    static final Key<Integer> LINES =
            Key.of("lines", Kinds.WHOLE, "lines that it logs").usually(1);
    static final Key<String> END =
            Key.of("end", Kinds.TEXT, "what it fails with").usually("");
    private static final Keys KEYS =
            Keys.of("sample", "A process.", ConnectionKeys.ALL, OperationsKeys.ALL, LINES, END);
    private static final Logger LOG = LoggerFactory.getLogger(SampleMain.class);

    public static void main(String[] args) {
        ProcessMain.run(new SampleMain(), args);
    }

    @Override
    public Keys keys() {
        return KEYS;
    }

    @Override
    public Settings read(Settings settings) {
        Operations.of(settings);
        Connection.of(settings);
        return settings;
    }

    @Override
    public Operations operations(Settings config) {
        return Operations.of(config);
    }

    @Override
    public Optional<Connection> connection(Settings config) {
        return config.get(ConnectionKeys.BOOTSTRAP_SERVERS).equals("none:1")
                ? Optional.empty()
                : Optional.of(Connection.of(config));
    }

    @Override
    public RunningProcess start(Settings config, OpsServer ops) {
        connection(config).ifPresent(SampleMain::requireTopics);
        for (int i = 0; i < config.get(LINES); i++) {
            LOG.info("line {} says \"{}\"", i, "a\nb\u001b[31m\u0000\u009b");
        }
        LOG.error(
                "that failed",
                new IllegalStateException("outer\nline", new IllegalArgumentException("inner\u009b\u202e")));
        return new Sample(config.get(END), new CountDownLatch(1));
    }

    private static void requireTopics(Connection connection) {
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            topics.requirePresent(Topics.FEATURES, Topics.SCORES);
        }
    }

    private record Sample(String end, CountDownLatch closed) implements RunningProcess {

        @Override
        public Optional<String> reasonNotReady() {
            return Optional.empty();
        }

        @Override
        public Optional<String> awaitEnd() throws InterruptedException {
            if (!end.isEmpty()) {
                return Optional.of(end);
            }
            closed.await();
            return Optional.empty();
        }

        @Override
        public void close() {
            LOG.info("closed in order");
            closed.countDown();
        }
    }
}
