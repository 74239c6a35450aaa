package io.tidemark.cli.stack;

import io.tidemark.schemas.text.ForeignText;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.util.List;
import java.util.Locale;

/**
 * What {@code up} and {@code status} print.
 *
 * @param state {@code ready}, {@code starting} or {@code stopped}, of the whole
 * @param console URL of the console; null as long as there is none
 */
record StackView(
        String state,
        String bootstrapServers,
        String schemaRegistry,
        String flink,
        String console,
        List<StackStatus.ProcessStatus> processes) {

    static StackView of(StackState stack) {
        List<StackStatus.ProcessStatus> processes = StackStatus.of(stack);
        return new StackView(
                StackStatus.summary(stack, processes),
                stack.bootstrapServers(),
                stack.schemaRegistry(),
                stack.flink(),
                null,
                processes);
    }

    static StackView stopped() {
        return new StackView("stopped", null, null, null, null, List.of());
    }

    String text() {
        if (processes.isEmpty()) {
            return "nothing runs";
        }
        StringBuilder text = new StringBuilder();
        text.append("bootstrap servers  ").append(bootstrapServers).append('\n');
        text.append("schema registry    ").append(schemaRegistry).append('\n');
        text.append("Flink page         ").append(flink).append("\n\n");
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
