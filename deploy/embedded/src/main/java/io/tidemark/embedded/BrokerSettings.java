package io.tidemark.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the one-node broker: loopback only, small, quick to settle, and as strict as a cluster. */
final class BrokerSettings {

    /** 16 MiB bundles and some room for the record around them. */
    private static final int MESSAGE_BYTES = 17 << 20;

    private BrokerSettings() {}

    static Map<String, String> of(Path logDir, BrokerOptions options) {
        Map<String, String> p = new TreeMap<>();
        identity(p, logDir, options);
        internalTopics(p);
        p.put("auto.create.topics.enable", "false");
        p.put("group.initial.rebalance.delay.ms", "0");
        // A producer that died must not hold back read_committed readers for the default 10 s.
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        p.put("message.max.bytes", String.valueOf(MESSAGE_BYTES));
        p.put("replica.fetch.max.bytes", String.valueOf(MESSAGE_BYTES));
        // Streams groups of crashed instances are declared dead as soon as the clients ask for it.
        p.put("group.min.session.timeout.ms", "1000");
        // After a kill the node's registration lives for one session; restarts wait for it.
        p.put("broker.session.timeout.ms", "5000");
        p.put("broker.heartbeat.interval.ms", "1000");
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
        p.put("log.cleaner.threads", "1");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        p.put("num.recovery.threads.per.data.dir", "2");
        p.putAll(options.overrides());
        return p;
    }

    private static void identity(Map<String, String> p, Path logDir, BrokerOptions options) {
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + options.controllerPort());
        p.put("controller.listener.names", "CONTROLLER");
        p.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + options.port() + ",CONTROLLER://127.0.0.1:" + options.controllerPort());
        p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + options.port());
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("log.dirs", logDir.toAbsolutePath().toString());
    }

    private static void internalTopics(Map<String, String> p) {
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("default.replication.factor", "1");
        p.put("min.insync.replicas", "1");
    }
}
