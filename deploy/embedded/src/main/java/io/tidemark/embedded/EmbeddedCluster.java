package io.tidemark.embedded;

import io.tidemark.process.ChildFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * Three real brokers in child JVMs, on loopback, for what only shows when some of several are away. The first is the
 * controller as well, so it is the one to spare.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private static final int NODES = 3;
    private static final Duration READY_BOUND = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;

    private final List<EmbeddedBroker> nodes;

    private EmbeddedCluster(List<EmbeddedBroker> nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts them and waits until they know each other.
     *
     * @throws ChildFailedException if that does not come true; the processes are gone then
     */
    public static EmbeddedCluster start(Path dataDir) throws InterruptedException {
        String id = Uuid.randomUuid().toString();
        return DrawnPorts.start(() -> start(dataDir, id, Ports.free()));
    }

    private static EmbeddedCluster start(Path dataDir, String id, int controller) throws InterruptedException {
        EmbeddedCluster cluster = new EmbeddedCluster(new ArrayList<>());
        try {
            for (int node = 1; node <= NODES; node++) {
                cluster.nodes.add(launch(dataDir.resolve("node-" + node), node, controller, id));
            }
            for (EmbeddedBroker node : cluster.nodes) {
                node.awaitReady();
            }
            cluster.awaitMembers();
            return cluster;
        } catch (RuntimeException | InterruptedException e) {
            cluster.close();
            throw e;
        }
    }

    private static EmbeddedBroker launch(Path dir, int node, int controller, String id) {
        BrokerOptions usual = BrokerOptions.in(dir);
        Map<String, String> settings = new HashMap<>(Map.of(
                BrokerMain.CLUSTER_ID,
                id,
                "node.id",
                String.valueOf(node),
                "offsets.topic.replication.factor",
                "3",
                "transaction.state.log.replication.factor",
                "3",
                "transaction.state.log.min.isr",
                "2",
                "default.replication.factor",
                "3"));
        if (node > 1) {
            settings.put("process.roles", "broker");
            settings.put("listeners", "PLAINTEXT://127.0.0.1:" + usual.port());
        }
        return EmbeddedBroker.launch(
                dir,
                new BrokerOptions(
                        usual.port(),
                        controller,
                        usual.opsPort(),
                        usual.heapMegabytes(),
                        usual.conf(),
                        usual.log(),
                        settings));
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return nodes.stream().map(EmbeddedBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    /** The brokers that are no controllers. */
    public List<EmbeddedBroker> others() {
        return List.copyOf(nodes.subList(1, NODES));
    }

    /**
     * Stops a broker in the middle of whatever it does (SIGSTOP): its connections stay open, and nothing is answered.
     */
    public void freeze(EmbeddedBroker node) throws IOException, InterruptedException {
        signal("STOP", node);
    }

    /** Lets it go on (SIGCONT). */
    public void thaw(EmbeddedBroker node) throws IOException, InterruptedException {
        signal("CONT", node);
    }

    /** Nobody reads their data again. */
    @Override
    public void close() {
        nodes.forEach(EmbeddedBroker::kill);
    }

    private static void signal(String name, EmbeddedBroker node) throws IOException, InterruptedException {
        long pid = node.process().pid();
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("process " + pid + " of a broker does not take the signal " + name);
        }
    }

    private void awaitMembers() throws InterruptedException {
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            while (admin.describeCluster().nodes().get().size() < NODES) {
                if (System.nanoTime() > deadline) {
                    throw new ChildFailedException(
                            "the brokers do not know each other after %d s; the first one's log ends with:%n%s"
                                    .formatted(
                                            READY_BOUND.toSeconds(),
                                            nodes.get(0).process().logTail()));
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (ExecutionException e) {
            throw new ChildFailedException(
                    "the brokers do not say who is there: " + e.getCause().getMessage());
        }
    }
}
