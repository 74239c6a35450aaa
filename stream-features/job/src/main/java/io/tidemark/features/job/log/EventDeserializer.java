package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.state.Types;
import io.tidemark.flink.RegistryMetric;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads events inside the source, so that each partition's watermark follows its own events. */
public final class EventDeserializer implements KafkaRecordDeserializationSchema<Event> {
    private static final long serialVersionUID = 1L;
    private final Reading reading;
    private transient EventReader reader;
    private transient UnusableNumbers numbers;

    public EventDeserializer(Reading reading) {
        this.reading = reading;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reader = reading.open();
        RegistryMetric.register(context.getMetricGroup());
        numbers =
                new UnusableNumbers(reading.numbers(), context.getMetricGroup().counter(Counters.UNDECLARED_NUMBERS));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> out) {
        Event event = reader.read(record);
        out.collect(event);
        numbers.letters(event, record.topic()).forEach(out::collect);
    }

    @Override
    public TypeInformation<Event> getProducedType() {
        return Types.EVENT;
    }
}
