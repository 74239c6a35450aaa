package io.tidemark.scoring.app.topology;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Asks before a task begins whether it may, and after each record, and as long as one is not committed, whether to
 * commit. When it begins its instance is a member of the group, which whoever takes over looks at after it has made its
 * claim.
 */
final class AdmittedProcessor implements Processor<byte[], byte[], String, SpecificRecord> {

    private static final Duration LOOK = Duration.ofMillis(1);

    private final Permits permits;
    private final ScoringProcessor processor;
    private ProcessorContext<String, SpecificRecord> context;
    private boolean uncommitted;

    AdmittedProcessor(Permits permits, ScoringProcessor processor) {
        this.permits = permits;
        this.processor = processor;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> given) {
        permits.begin().run();
        context = given;
        uncommitted = false;
        processor.init(given);
        given.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> commitIfDue());
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        processor.process(message);
        uncommitted = true;
        commitIfDue();
    }

    private void commitIfDue() {
        if (uncommitted && permits.commit().getAsBoolean()) {
            uncommitted = false;
            context.commit();
        }
    }

    @Override
    public void close() {
        processor.close();
    }
}
