package io.tidemark.cli;

import io.tidemark.cli.models.ModelsListCommand;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.LogWriter;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retrain",
        description = "Asks for a better model; it replaces the champion only if it is better on the newest data.",
        mixinStandardHelpOptions = true)
final class RetrainCommand implements Callable<Integer> {

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "for the record")
    private String why;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    private final InstantSource clock;

    RetrainCommand() {
        this(Clock.systemUTC());
    }

    RetrainCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Connection connection = servers.connection();
        try (TopicsAdmin admin = TopicsAdmin.connect(connection);
                SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            admin.requirePresent(Topics.RETRAINING_REQUESTS);
            RetrainingRequest request =
                    request(why, ModelsListCommand.champion(new RolloutClient(connection, registry).current()));
            send(connection, request, registry.serde(Topics.RETRAINING_REQUESTS).encode(request));
            output.result(
                    Map.of("request_id", request.getRequestId()),
                    () -> "asked as " + request.getRequestId()
                            + "; see what comes of it with: tidemark alerts follow --topic model");
        }
        return ExitCodes.DONE;
    }

    RetrainingRequest request(String asked, Optional<String> champion) {
        return RetrainingRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCause(RetrainingCause.PERSON)
                .setWhy(asked)
                .setModelVersion(champion.orElse(null))
                .setRequestedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static void send(Connection connection, RetrainingRequest request, byte[] value) {
        byte[] key = request.getRequestId().getBytes(StandardCharsets.UTF_8);
        try (LogWriter writer = LogWriter.ofOne(connection, Topics.RETRAINING_REQUESTS)) {
            writer.write(new ProducerRecord<>(connection.topic(Topics.RETRAINING_REQUESTS), key, value));
        }
    }
}
