package io.tidemark.stack;

import io.tidemark.embedded.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The loopback ports of the stack.
 *
 * @param broker of Kafka's clients
 * @param registry of the schema registry
 * @param flink of Flink's REST API and page
 * @param console of the page; 0: none is run
 * @param opsBase health and metrics: broker, flink, scoring, rollout, retraining, webhooks, console take this one and
 *     the next
 */
public record StackPorts(int broker, int registry, int flink, int console, int opsBase) {

    static final List<String> OPS_ORDER = List.of(
            StackNames.BROKER,
            StackNames.FLINK,
            StackNames.SCORING,
            StackNames.ROLLOUT,
            StackNames.RETRAINING,
            StackNames.WEBHOOKS,
            StackNames.CONSOLE);
    private static final int ATTEMPTS = 20;

    /** The ports that {@code tidemark up} takes unless told otherwise. */
    public static StackPorts usual() {
        return new StackPorts(9092, 8081, 8082, 8083, 9400);
    }

    /** Ports that were free a moment ago, for tests and demos beside a running stack. */
    public static StackPorts free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StackPorts ports = new StackPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
            if (ports.complaints().isEmpty()) {
                return ports;
            }
        }
        throw new IllegalStateException("no " + OPS_ORDER.size() + " free ports in a row were found on loopback");
    }

    /** The same with the console where it usually is, or without one where that port is taken, which is told. */
    public StackPorts withUsualConsole(Consumer<String> told) {
        int usual = usual().console();
        Optional<String> taken = Ports.complaint("console", usual, "--console-port");
        taken.ifPresent(why -> told.accept(why + "; there is no console until then"));
        return new StackPorts(broker, registry, flink, taken.isPresent() ? 0 : usual, opsBase);
    }

    /** The same without a console. */
    public StackPorts withoutConsole() {
        return new StackPorts(broker, registry, flink, 0, opsBase);
    }

    /** Where the console is; empty if there is none. */
    public Optional<String> consolePage() {
        return hasConsole() ? Optional.of("http://127.0.0.1:" + console) : Optional.empty();
    }

    boolean hasConsole() {
        return console > 0;
    }

    /** The ops port of a process. */
    int ops(String process) {
        return opsBase + OPS_ORDER.indexOf(process);
    }

    /** One sentence per taken port, naming the flag that changes it. */
    public List<String> complaints() {
        List<Optional<String>> found = new ArrayList<>();
        found.add(Ports.complaint("broker", broker, "--broker-port"));
        found.add(Ports.complaint("schema registry", registry, "--registry-port"));
        found.add(Ports.complaint("Flink page", flink, "--flink-port"));
        if (hasConsole()) {
            found.add(Ports.complaint("console", console, "--console-port"));
        }
        for (String process : OPS_ORDER) {
            if (process.equals(StackNames.CONSOLE) && !hasConsole()) {
                continue;
            }
            found.add(Ports.complaint("health and metrics of " + process, ops(process), "--ops-port-base"));
        }
        return found.stream().flatMap(Optional::stream).toList();
    }
}
