package io.tidemark.stack;

import io.tidemark.embedded.BrokerOptions;
import io.tidemark.embedded.EmbeddedBroker;
import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.embedded.Ports;
import io.tidemark.embedded.RegistryOptions;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.ReadyCheck;
import io.tidemark.process.StopBound;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.PrivateDirectory;
import io.tidemark.stack.directory.PropertiesFile;
import io.tidemark.stack.directory.StackException;
import io.tidemark.stack.directory.StackKeys;
import io.tidemark.stack.directory.StackLock;
import io.tidemark.stack.directory.StackState;
import io.tidemark.training.params.GivenParameters;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The running stack: starts broker and registry together, then all processes together, since much of each start is
 * waiting, and stops them one after the other in reverse order. One instance is used once.
 *
 * <p>{@link #stop} may be called from another thread, such as a shutdown hook, at any time.
 */
public final class Stack implements AutoCloseable {

    private static final int BROKER_HEAP = 512;
    private static final int REGISTRY_HEAP = 256;
    private static final Duration READY_BOUND = Duration.ofMinutes(2);

    private final StackOptions options;
    private final Consumer<String> progress;
    private final StackLock lock;
    private final Children children;

    private Stack(StackOptions options, Consumer<String> progress, StackLock lock) {
        this.options = options;
        this.progress = progress;
        this.lock = lock;
        children = new Children(options, progress);
    }

    /**
     * Checks the settings of every process, takes hold of the data directory and checks the ports; nothing runs yet.
     *
     * @param progress is told, in a sentence each, what happens
     * @throws io.tidemark.settings.SettingsException if a process could not be started with its settings
     * @throws StackException if another stack runs on the directory or a port is taken
     */
    public static Stack prepare(StackOptions options, Consumer<String> progress) {
        StackSettings.require(options, progress);
        tellOfTrainings(options, progress);
        PrivateDirectory.prepare(options.dataDir(), progress);
        StackLock lock = StackLock.take(options.dataDir());
        try {
            Leftovers.end(options.dataDir(), progress);
            List<String> complaints = options.ports().complaints();
            if (!complaints.isEmpty()) {
                throw new StackException(String.join("; ", complaints));
            }
            return new Stack(options, progress, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What trainings are told is sound here; parameters may be taken otherwise than written. */
    private static void tellOfTrainings(StackOptions options, Consumer<String> progress) {
        String params = options.of(StackNames.RETRAINING).getOrDefault(RetrainingKeys.PARAMS.name(), "");
        GivenParameters.read(params).notes().forEach(note -> progress.accept("retraining.params: " + note));
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws io.tidemark.process.ChildFailedException if a process does not get ready; the caller stops the rest with
     *     {@link #stop}
     * @throws StackException if the bundle to start with is refused
     */
    public void start() throws InterruptedException {
        StackKeys.of(options.dataDir()).make(progress);
        EmbeddedBroker broker = launchBroker();
        EmbeddedRegistry registry = launchRegistry();
        broker.awaitReady();
        registry.awaitReady();
        applyTopics();
        Map<Service, ChildProcess> launched = new LinkedHashMap<>();
        for (Service service : Services.of(options)) {
            launched.put(service, launch(service));
        }
        for (Map.Entry<Service, ChildProcess> each : launched.entrySet()) {
            each.getValue().awaitReady(orDeathOfAny(launched, ready(each.getKey())), READY_BOUND);
        }
        options.bundle().ifPresent(bundle -> FirstChampion.promote(connection(), release(), bundle, progress));
        children.ready();
    }

    /** How clients reach the stack. */
    public Connection connection() {
        return Connection.from(connectionProperties());
    }

    /** How a model gets into it. */
    public StackRelease release() {
        return StackRelease.of(options.dataDir());
    }

    /** What runs, with process ids and addresses. */
    public StackState state() {
        return children.state();
    }

    /**
     * Waits until one of the processes ends.
     *
     * @return which one ended by itself, with its exit code and the end of its log; empty if {@link #stop} ended it
     */
    public Optional<String> awaitDeath() throws InterruptedException {
        return children.awaitDeath();
    }

    /** Whether {@link #stop} was called. */
    public boolean isStopping() {
        return children.isStopping();
    }

    /** Has it stopped when this process ends, by whatever way but a kill, and has this process end for all that. */
    public void stopWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        new StopBound(StopClock.MOST.plusSeconds(2)).hold();
    }

    /** Stops what runs, last started first, and gives the data directory free. Idempotent. */
    public void stop() {
        children.stop();
        lock.close();
    }

    @Override
    public void close() {
        stop();
    }

    private Map<String, String> connectionProperties() {
        return Map.of(
                Connection.BOOTSTRAP_SERVERS, children.bootstrapServers(),
                Connection.SCHEMA_REGISTRY_URL, children.schemaRegistry());
    }

    private EmbeddedBroker launchBroker() {
        progress.accept("starting the broker");
        BrokerOptions broker = new BrokerOptions(
                options.ports().broker(),
                Ports.free(),
                options.ports().ops(StackNames.BROKER),
                BROKER_HEAP,
                options.dataDir().conf(StackNames.BROKER),
                options.dataDir().log(StackNames.BROKER),
                options.logs(),
                options.of(StackNames.BROKER));
        String ops = children.opsUrl(StackNames.BROKER);
        return children.add(ops + "/health/ready", ops + "/metrics", () -> {
            EmbeddedBroker launched = EmbeddedBroker.launch(options.dataDir().data(StackNames.BROKER), broker);
            return new Children.Launched<>(launched, launched.process());
        });
    }

    private EmbeddedRegistry launchRegistry() {
        progress.accept("starting the schema registry");
        RegistryOptions registry = new RegistryOptions(
                options.ports().registry(), REGISTRY_HEAP, options.dataDir().log(StackNames.REGISTRY), options.logs());
        String base = "http://127.0.0.1:" + options.ports().registry();
        return children.add(base + "/health/ready", base + "/metrics", () -> {
            EmbeddedRegistry launched =
                    EmbeddedRegistry.launch(options.dataDir().data(StackNames.REGISTRY), registry);
            return new Children.Launched<>(launched, launched.process());
        });
    }

    private void applyTopics() {
        try (TopicsAdmin admin = TopicsAdmin.connect(connection())) {
            long created = admin.apply(options.partitions(), (short) 1).stream()
                    .filter(topic -> topic.outcome().name().equals("CREATED"))
                    .count();
            progress.accept(created + " topics created");
        }
    }

    private ChildProcess launch(Service service) {
        progress.accept("starting " + service.name());
        DataDir dataDir = options.dataDir();
        PropertiesFile.write(dataDir.conf(service.name()), service.properties(connectionProperties(), options));
        String ops = children.opsUrl(service.name());
        return children.add(ops + "/health/ready", ops + "/metrics", () -> {
            ChildProcess child = ChildProcess.start(
                    service.name(), service.command(dataDir), dataDir.log(service.name()), options.logs());
            return new Children.Launched<>(child, child);
        });
    }

    /** The same check, which fails as well as soon as any of the processes has ended, with what that one's log says. */
    private ReadyCheck orDeathOfAny(Map<Service, ChildProcess> launched, ReadyCheck check) {
        return () -> {
            for (Map.Entry<Service, ChildProcess> each : launched.entrySet()) {
                if (!each.getValue().isAlive()) {
                    each.getValue().awaitReady(ready(each.getKey()), READY_BOUND);
                }
            }
            return check.reasonNotReady();
        };
    }

    private ReadyCheck ready(Service service) {
        return ReadyCheck.http(URI.create(children.opsUrl(service.name()) + "/health/ready"));
    }
}
