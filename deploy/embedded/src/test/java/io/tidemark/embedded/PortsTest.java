package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
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

    @Test
    void noPortIsDrawnTwice() {
        Set<Integer> drawn = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            assertThat(drawn.add(Ports.free())).isTrue();
        }
    }

    /** A port that another process has drawn is passed over although nobody listens there yet. */
    @Test
    void whatAnotherProcessHasDrawnIsClaimed() throws Exception {
        int port = Ports.free();
        assertThat(Ports.taken(port)).isFalse();
        assertThat(claimedByAnother(port)).isEqualTo("false");
        assertThat(claimedByAnother(1)).isEqualTo("true");
    }

    private static String claimedByAnother(int port) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claim.class.getName(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(other.waitFor()).isZero();
        return said;
    }

    /** Another process that wants a port. */
    static final class Claim {
        private Claim() {}

        public static void main(String[] args) {
            System.out.println(DrawnPorts.ofThisUser().claim(Integer.parseInt(args[0])));
        }
    }
}
