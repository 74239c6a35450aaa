package io.tidemark.drift.job.log;

import io.tidemark.drift.job.metrics.MonitorMetrics;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.schemas.door.ScoreCheck;
import io.tidemark.schemas.segments.SegmentField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Takes from a score what the monitor needs. */
public final class ScoreReader extends LogReader<Score, ScoredEvent> {
    private static final long serialVersionUID = 1L;

    private final List<SegmentField> segments;
    private final Duration clockSkew;
    private transient Counter withoutModel;
    private transient ScoreCheck check;

    /**
     * @param segments the fields by which traffic is cut
     * @param clockSkew how far ahead of the log an event time may be
     */
    public ScoreReader(Connection connection, List<SegmentField> segments, Duration clockSkew) {
        super(connection, Topics.SCORES, ScoredEvent.TYPE);
        this.clockSkew = clockSkew;
        this.segments = List.copyOf(segments);
    }

    @Override
    void count(MetricGroup metrics) {
        withoutModel = metrics.counter(MonitorMetrics.WITHOUT_MODEL.leaf());
        check = new ScoreCheck(clockSkew);
    }

    @Override
    Optional<Rejection> check(Score score, Instant appended) {
        return check.check(score, appended);
    }

    @Override
    ScoredEvent read(Score score) {
        long time = score.getTransaction().getEventTime().toEpochMilli();
        int outcome = Outcome.of(score.getDecision(), !score.getFlags().isEmpty());
        if (score.getModelVersion() == null || score.getScore() == null) {
            withoutModel.inc();
            return ScoredEvent.withoutModel(time, outcome);
        }
        List<Double> vector = score.getVector();
        double[] values = new double[vector.size() + 1];
        for (int i = 0; i < vector.size(); i++) {
            values[i] = vector.get(i);
        }
        values[vector.size()] = score.getScore();
        String[] cut = new String[segments.size()];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = segments.get(i).of(score);
        }
        return new ScoredEvent(score.getModelVersion(), time, values, outcome, cut);
    }
}
