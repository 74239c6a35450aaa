package io.tidemark.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackPortsTest {

    private final StackPorts ports = StackPorts.free().withoutConsole();
    private final List<String> told = new ArrayList<>();

    @Test
    void whereTheUsualPortOfTheConsoleIsTakenThereIsNoneAndItIsTold() throws IOException {
        int usual = StackPorts.usual().console();
        try (ServerSocket other = taken(usual)) {
            StackPorts with = ports.withUsualConsole(told::add);
            assertThat(with).isEqualTo(ports);
            assertThat(with.complaints()).isEmpty();
            assertThat(told).singleElement().asString().contains(String.valueOf(usual), "--console-port", "no console");
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void aPortThatWasAskedForHasToBeFree() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackPorts asked = new StackPorts(
                    ports.broker(), ports.registry(), ports.flink(), other.getLocalPort(), ports.opsBase());
            assertThat(asked.complaints()).singleElement().asString().contains("console", "--console-port");
        }
    }

    /** By us, or by somebody else already. */
    private static ServerSocket taken(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }
    }
}
