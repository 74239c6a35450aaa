package io.tidemark.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * Leaves out the second name of each topic. Kafka's clients report what concerns a topic whose name has points twice,
 * once with underscores in their place (KIP-1109), and a dashboard that adds lag up would count it twice.
 *
 * @param prefix what stands before every topic's name, with its points
 */
public record OneTopicName(String prefix) implements MeterFilter {

    private static final String TOPIC = "topic";

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String topic = id.getTag(TOPIC);
        boolean second = topic != null && !topic.startsWith(prefix) && topic.startsWith(prefix.replace('.', '_'));
        return second ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }
}
