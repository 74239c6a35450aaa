package io.tidemark.stack;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.settings.LayersByProcess;
import io.tidemark.stack.settings.Settable;
import io.tidemark.stack.settings.StackCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The settings of the processes of a stack, what it chooses itself included. */
public final class StackSettings {

    /** The broker and the registry are not there yet; these stand for them. */
    private static final Map<String, String> NOWHERE = Map.of(
            ConnectionKeys.BOOTSTRAP_SERVERS.name(), "127.0.0.1:9092",
            ConnectionKeys.SCHEMA_REGISTRY_URL.name(), "http://127.0.0.1:8081");

    private StackSettings() {}

    /** Layers that begin with what the stack chooses, as far as it is known before anything has started. */
    public static LayersByProcess layers(StackOptions options) {
        LayersByProcess layers = new LayersByProcess(Settable.allKeys());
        for (Settable process : Settable.ALL) {
            if (!process.name().equals(StackNames.BROKER)) {
                layers.of(process.name()).chosen(NOWHERE).chosen(Choice.beforehand(process.name(), options));
            }
        }
        return layers;
    }

    /** What the stack chooses for a process, by key, in words. */
    public static Map<String, String> chosenWords(String process) {
        Map<String, String> words = new HashMap<>();
        Choice.ALL.stream()
                .filter(choice -> choice.process().equals(process))
                .forEach(choice -> words.put(choice.key().name(), choice.shown()));
        return words;
    }

    /**
     * Checks what every process would be started with; nothing is started, and nothing written.
     *
     * @throws io.tidemark.settings.SettingsException with everything that is wrong with any of them
     */
    static void require(StackOptions options, Consumer<String> warn) {
        LayersByProcess layers = layers(options);
        List<String> processes = Settable.ALL.stream().map(Settable::name).toList();
        processes.forEach(process ->
                options.of(process).forEach((key, text) -> layers.of(process).given(key, text)));
        StackCheck.read(layers, warn);
    }
}
