package io.tidemark.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class ShutOutTest {

    @Test
    void all_three_words_count_wherever_they_stand_and_nothing_else_does() {
        assertThat(ShutOut.isIn(new ProducerFencedException("x"))).isTrue();
        assertThat(ShutOut.isIn(new InvalidProducerEpochException("x"))).isTrue();
        assertThat(ShutOut.isIn(new InvalidTxnStateException("x"))).isTrue();
        assertThat(ShutOut.isIn(new KafkaException("x", new KafkaException(new InvalidProducerEpochException("y")))))
                .isTrue();
        assertThat(ShutOut.isIn(new KafkaException("no leader"))).isFalse();
    }
}
