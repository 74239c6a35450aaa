package io.tidemark.retraining.log;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.model.manifest.LogRange;
import io.tidemark.training.intake.Appended;
import io.tidemark.training.rows.RecordedTraffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores and labels in the log. Where a topic is first read to its end, later readings end there, too. Scores are to be
 * read first: a label that arrives meanwhile is of use, a score without its label could pass for genuine.
 */
final class LoggedTraffic implements RecordedTraffic {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedTraffic.class);

    private final TopicReader topics;
    private final Optional<Instant> since;
    private final Map<Topic<?>, List<LogRange>> stretches = new HashMap<>();

    private LoggedTraffic(TopicReader topics, Optional<Instant> since) {
        this.topics = topics;
        this.since = since;
    }

    /**
     * What the log holds at this moment. @param since what was appended before is not read; empty reads from the
     * beginning
     */
    static LoggedTraffic newest(TopicReader topics, Optional<Instant> since) {
        return new LoggedTraffic(topics, since);
    }

    /** What lies in these stretches. */
    static LoggedTraffic of(TopicReader topics, List<LogRange> log) {
        LoggedTraffic traffic = new LoggedTraffic(topics, Optional.empty());
        traffic.stretches.put(Topics.SCORES, log);
        traffic.stretches.put(Topics.LABELS, log);
        return traffic;
    }

    @Override
    public void scores(Consumer<Appended<Score>> sink) {
        read(Topics.SCORES, sink);
    }

    @Override
    public void labels(Consumer<Appended<Label>> sink) {
        read(Topics.LABELS, sink);
    }

    /** The stretches of the log that have been read. */
    List<LogRange> read() {
        List<LogRange> log = new ArrayList<>(stretches.getOrDefault(Topics.SCORES, List.of()));
        log.addAll(stretches.getOrDefault(Topics.LABELS, List.of()));
        return log;
    }

    private <T extends SpecificRecord> void read(Topic<T> topic, Consumer<Appended<T>> sink) {
        List<LogRange> known = stretches.get(topic);
        if (known != null) {
            topics.readAppended(topic, known, sink);
            return;
        }
        TopicReading reading = topics.readAppended(topic, since, sink);
        stretches.put(topic, reading.ranges());
        if (reading.undecodable() > 0) {
            LOG.warn("{} records of {} could not be decoded and are left out", reading.undecodable(), topic.name());
        }
    }
}
