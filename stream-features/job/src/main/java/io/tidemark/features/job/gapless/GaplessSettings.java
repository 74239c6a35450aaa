package io.tidemark.features.job.gapless;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of a producer that never gives a batch up while it lives. */
final class GaplessSettings {

    private GaplessSettings() {}

    /**
     * These settings with those that are not for anyone to change: a batch that is given up while a later one is
     * written is a gap.
     */
    static Map<String, Object> of(Map<String, Object> configured) {
        Map<String, Object> config = new HashMap<>(configured);
        config.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // A broker takes any first sequence number of a producer that it does not know, so two batches of a partition
        // may not be under way at once.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        config.put(ProducerConfig.RETRIES_CONFIG, String.valueOf(Integer.MAX_VALUE));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        // A full buffer is back pressure and no error.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return config;
    }
}
