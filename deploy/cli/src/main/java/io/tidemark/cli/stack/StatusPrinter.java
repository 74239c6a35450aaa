package io.tidemark.cli.stack;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.step.Policies;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Prints what runs. */
final class StatusPrinter {

    private final Output output;

    StatusPrinter(Output output) {
        this.output = output;
    }

    /** The exit code: 3 if not everything is ready. */
    int print(DataDir dataDir) throws IOException {
        StackView view = view(StackStatus.find(dataDir));
        output.result(view, view::text);
        return view.state().equals("ready") ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }

    /** While something is not ready, nobody may be there to say which policy decides. */
    private static StackView view(Optional<StackState> stack) throws IOException {
        StackView view = stack.map(StackView::of).orElseGet(StackView::stopped);
        return view.state().equals("ready") ? view.with(policy(stack.orElseThrow())) : view;
    }

    private static Optional<String> policy(StackState stack) throws IOException {
        Connection connection = Connection.from(Map.of(
                Connection.BOOTSTRAP_SERVERS,
                stack.bootstrapServers(),
                Connection.SCHEMA_REGISTRY_URL,
                stack.schemaRegistry()));
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            return new RolloutClient(connection, registry)
                    .current()
                    .flatMap(Policies::of)
                    .map(PolicyTexts::name);
        }
    }
}
