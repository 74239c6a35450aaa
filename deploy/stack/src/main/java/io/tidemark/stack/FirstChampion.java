package io.tidemark.stack;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.stack.directory.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Publishes the bundle that a stack is to start with and has it promoted, unless it is the champion already. */
final class FirstChampion {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String REQUESTER = "tidemark up";

    private FirstChampion() {}

    /**
     * Returns when the activation stands in every partition.
     *
     * @throws StackException if the rollout refuses it
     */
    static void promote(Connection connection, StackRelease release, Path bundle, Consumer<String> progress) {
        byte[] bytes = read(bundle);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            ModelReference model = release.publish(
                    new ModelPublisher(connection, registry, InstantSource.system(), release.policy()),
                    bytes,
                    REQUESTER,
                    progress);
            RolloutClient rollout = new RolloutClient(connection, registry);
            if (champion(rollout).equals(Optional.of(model))) {
                progress.accept(model.getVersion() + " is the champion already");
                return;
            }
            RolloutEvent event = rollout.promote(model.getVersion(), "the stack starts with it", REQUESTER, BOUND);
            if (event.getOutcome() != RolloutOutcome.ACTIVATED) {
                throw new StackException("the bundle " + bundle + " is refused: " + ForeignText.line(event.getText()));
            }
            progress.accept(ForeignText.line(event.getText()));
        } catch (IOException e) {
            throw new UncheckedIOException("the registry client does not close", e);
        }
    }

    private static Optional<ModelReference> champion(RolloutClient rollout) {
        return rollout.current()
                .map(deployment -> deployment.getControl().getActivation())
                .map(activation -> activation.getChampion());
    }

    private static byte[] read(Path bundle) {
        try {
            return Files.readAllBytes(bundle);
        } catch (NoSuchFileException e) {
            throw new StackException("the bundle " + bundle + " does not exist");
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle " + bundle + " cannot be read: " + e.getMessage(), e);
        }
    }
}
