package io.tidemark.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void whatThisMachineHasIsEnough() {
        assertThat(FileLimit.fault()).isEmpty();
        assertThat(Loopback.fault()).isEmpty();
    }

    @Test
    void anAddressThatTheMachineHasNotIsSaidWithTheRemedy() {
        assertThat(Loopback.fault("192.0.2.1").orElseThrow())
                .contains("nothing can listen on 192.0.2.1", "ip addr add 192.0.2.1/8 dev lo");
    }
}
