package io.tidemark.scoring.release.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.embedded.EmbeddedKafka;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("component")
class TransactionTimeoutsIT {

    private static final Duration FIVE = Duration.ofSeconds(5);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @Test
    void theLocalBrokerLooksOftenEnoughAndOneAtItsDefaultsDoesNot() {
        try (Admin admin = Admin.create(KAFKA.connection().clientConfig())) {
            assertThat(TransactionTimeouts.sentence(admin, "scoring", FIVE)).isEmpty();
        }
        assertThat(TransactionTimeouts.sentence("scoring", FIVE, Duration.ofSeconds(10)))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("may wait 15.0 s", "cleanup.interval.ms=500"));
    }
}
