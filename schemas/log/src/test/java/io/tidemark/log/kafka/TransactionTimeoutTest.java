package io.tidemark.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionTimeoutTest {

    private static final Duration TWO = Duration.ofSeconds(2);

    @Test
    void itIsThatOfTheProducers() {
        Connection connection = TransactionTimeout.put(TWO, connection(Map.of("consumer.x", "1")));
        assertThat(connection.producerConfig()).containsEntry("transaction.timeout.ms", "2000");
        assertThat(connection.consumerConfig()).containsEntry("x", "1").doesNotContainKey("transaction.timeout.ms");
        assertThat(TransactionTimeout.of(connection)).hasValue(TWO);
    }

    @Test
    void whatIsPassedThroughGoesBeforeIt() {
        for (String name : new String[] {"transaction.timeout.ms", "producer.transaction.timeout.ms"}) {
            Connection connection = TransactionTimeout.put(TWO, connection(Map.of(name, "700")));
            assertThat(connection.producerConfig()).containsEntry("transaction.timeout.ms", "700");
            assertThat(TransactionTimeout.of(connection)).hasValue(Duration.ofMillis(700));
        }
        assertThat(TransactionTimeout.of(connection(Map.of("transaction.timeout.ms", "${env:T}"))))
                .isEmpty();
    }

    private static Connection connection(Map<String, String> clients) {
        return new Connection("b:1", "http://r", "", clients, Map.of());
    }
}
