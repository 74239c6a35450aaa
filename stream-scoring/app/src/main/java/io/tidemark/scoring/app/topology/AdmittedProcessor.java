package io.tidemark.scoring.app.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Asks before a task begins whether it may. By then its instance is a member of the group, which whoever takes over
 * looks at after it has made its claim.
 */
final class AdmittedProcessor implements Processor<byte[], byte[], String, SpecificRecord> {

    private final Runnable admission;
    private final ScoringProcessor processor;

    AdmittedProcessor(Runnable admission, ScoringProcessor processor) {
        this.admission = admission;
        this.processor = processor;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        admission.run();
        processor.init(context);
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        processor.process(message);
    }

    @Override
    public void close() {
        processor.close();
    }
}
