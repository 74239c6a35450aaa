package io.tidemark.cli.stack;

import io.tidemark.schemas.text.ForeignText;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code up} and {@code status} print.
 *
 * @param state {@code ready}, {@code starting} or {@code stopped}, of the whole
 * @param console URL of the console; null if there is none
 * @param policy that decides, by name and version; null if none does, or as long as nobody can say
 */
record StackView(
        String state,
        String bootstrapServers,
        String schemaRegistry,
        String flink,
        String console,
        String policy,
        List<StackStatus.ProcessStatus> processes) {

    static StackView of(StackState stack) {
        List<StackStatus.ProcessStatus> processes = StackStatus.of(stack);
        return new StackView(
                StackStatus.summary(stack, processes),
                stack.bootstrapServers(),
                stack.schemaRegistry(),
                stack.flink(),
                stack.console(),
                null,
                processes);
    }

    /** The same with the policy in force. */
    StackView with(Optional<String> inForce) {
        return new StackView(state, bootstrapServers, schemaRegistry, flink, console, inForce.orElse(null), processes);
    }

    static StackView stopped() {
        return new StackView("stopped", null, null, null, null, null, List.of());
    }

    String text() {
        if (processes.isEmpty()) {
            return "nothing runs";
        }
        StringBuilder text = new StringBuilder();
        if (console != null) {
            text.append("console            ").append(console).append('\n');
        }
        text.append("bootstrap servers  ").append(bootstrapServers).append('\n');
        text.append("schema registry    ").append(schemaRegistry).append('\n');
        text.append("Flink page         ").append(flink).append('\n');
        if (policy != null) {
            text.append("policy             ").append(ForeignText.line(policy)).append('\n');
        }
        text.append('\n');
        text.append(
                String.format(Locale.ROOT, "%-11s %8s  %-9s %s%n", "PROCESS", "PID", "STATE", "HEALTH AND METRICS"));
        for (StackStatus.ProcessStatus process : processes) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-11s %8d  %-9s %s%n",
                    process.name(),
                    process.pid(),
                    process.state(),
                    process.health()));
        }
        processes.stream()
                .filter(process -> !process.progress().isEmpty())
                .forEach(process -> text.append(String.format(
                        Locale.ROOT, "%n%s: %s%n", process.name(), ForeignText.line(process.progress()))));
        return text.toString();
    }
}
