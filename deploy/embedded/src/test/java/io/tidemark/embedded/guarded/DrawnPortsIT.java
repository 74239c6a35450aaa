package io.tidemark.embedded.guarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.embedded.BrokerOptions;
import io.tidemark.embedded.DrawnPorts;
import io.tidemark.embedded.EmbeddedBroker;
import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.embedded.Ports;
import io.tidemark.embedded.RegistryOptions;
import io.tidemark.process.ChildFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes a port between its drawing and the moment when its server listens. */
@Tag("component")
class DrawnPortsIT {

    @TempDir
    Path dir;

    private final AtomicInteger draws = new AtomicInteger();
    private ServerSocket taken;

    @BeforeEach
    void takeAPort() throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void giveItBack() throws IOException {
        taken.close();
    }

    /** First the port that is taken, then free ones. */
    private final IntSupplier port = () -> draws.incrementAndGet() == 1 ? taken.getLocalPort() : Ports.free();

    @Test
    void aBrokerWhoseDoorIsTakenIsStartedOnAnother() throws Exception {
        startsAtTheSecond(() -> EmbeddedBroker.start(dir, options(port.getAsInt(), Ports.free())));
    }

    @Test
    void aBrokerWhoseControllersDoorIsTakenIsStartedOnAnother() throws Exception {
        startsAtTheSecond(() -> EmbeddedBroker.start(dir, options(Ports.free(), port.getAsInt())));
    }

    @Test
    void aGuardedBrokerLikewise() throws Exception {
        startsAtTheSecond(
                () -> GuardedBroker.start(dir, Transport.SASL_PLAINTEXT, Optional.empty(), Map.of(), port.getAsInt()));
    }

    @Test
    void aRegistryLikewise() throws Exception {
        RegistryOptions usual = RegistryOptions.in(dir);
        startsAtTheSecond(() -> EmbeddedRegistry.start(
                dir, new RegistryOptions(port.getAsInt(), usual.heapMegabytes(), usual.log(), usual.logBound())));
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        assertThatThrownBy(() -> DrawnPorts.start(() -> {
                    draws.incrementAndGet();
                    throw new ChildFailedException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(draws).hasValue(1);
    }

    @Test
    void aBrokerDoesNotTakeAnotherOnesAnswerForItsOwn() throws Exception {
        try (EmbeddedBroker other = EmbeddedBroker.start(dir.resolve("other"))) {
            int its = Integer.parseInt(other.bootstrapServers().split(":")[1]);
            assertThatThrownBy(() -> EmbeddedBroker.start(dir, options(its, Ports.free())))
                    .isInstanceOfSatisfying(
                            ChildFailedException.class,
                            e -> assertThat(e.said("Address already in use")).isTrue());
        }
    }

    private void startsAtTheSecond(DrawnPorts.Start<? extends AutoCloseable> start) throws Exception {
        DrawnPorts.start(start).close();
        assertThat(draws).hasValue(2);
    }

    private BrokerOptions options(int open, int controller) {
        BrokerOptions usual = BrokerOptions.in(dir);
        return new BrokerOptions(
                open,
                controller,
                usual.opsPort(),
                usual.heapMegabytes(),
                usual.conf(),
                usual.log(),
                usual.logBound(),
                usual.overrides());
    }
}
