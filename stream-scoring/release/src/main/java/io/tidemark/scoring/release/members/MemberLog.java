package io.tidemark.scoring.release.members;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.ModelReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the instances say, read from the topic {@code acknowledgements}. Not thread-safe, but for {@link #wakeup}. */
public final class MemberLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MemberLog.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private final AvroSerde<Acknowledgement> serde;
    private final LogReader reader;
    private final InstantSource clock;
    private final Duration wait;
    private final Roster roster = new Roster();

    /** @param wait how long {@link #ask} waits at most */
    public MemberLog(Connection connection, SchemaRegistry registry, InstantSource clock, Duration wait) {
        this.serde = registry.serde(Topics.ACKNOWLEDGEMENTS);
        this.reader = new LogReader(connection, Topics.ACKNOWLEDGEMENTS);
        this.clock = clock;
        this.wait = wait;
    }

    /**
     * Waits until every instance that lives is ready for this model or refuses it for good, and says what each said.
     */
    public List<MemberReport> ask(ModelReference model) {
        long begin = System.nanoTime();
        reader.readToEnd(this::take);
        List<MemberReport> reports = roster.on(model, clock.instant());
        while (!reports.stream().allMatch(MemberLog::isFinal) && System.nanoTime() - begin < wait.toNanos()) {
            reader.poll(POLL).forEach(this::take);
            reports = roster.on(model, clock.instant());
        }
        return reports;
    }

    /** Makes an {@link #ask} in another thread throw Kafka's {@code WakeupException}. */
    public void wakeup() {
        reader.wakeup();
    }

    @Override
    public void close() {
        reader.close();
    }

    private static boolean isFinal(MemberReport report) {
        return report.getWord() == InstanceWord.READY || report.getWord() == InstanceWord.REFUSED;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null) {
            return;
        }
        try {
            Acknowledgement said = message.value() == null ? null : serde.decode(message);
            roster.take(
                    new String(message.key(), StandardCharsets.UTF_8), said, Instant.ofEpochMilli(message.timestamp()));
        } catch (UndecodableRecordException e) {
            LOG.warn(
                    "The record at offset {} of {} is passed over: {}",
                    message.offset(),
                    message.topic(),
                    e.getMessage());
        }
    }
}
