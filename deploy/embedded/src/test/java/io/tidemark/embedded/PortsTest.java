package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNamedWithTheFlagThatChangesIt() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            assertThat(Ports.complaint("broker", port, "--broker-port"))
                    .contains(
                            "port " + port + " of the broker is taken on 127.0.0.1; choose another with --broker-port");
        }
    }

    @Test
    void aFreePortIsNoReasonToComplain() {
        assertThat(Ports.complaint("broker", Ports.free(), "--broker-port")).isEmpty();
    }
}
