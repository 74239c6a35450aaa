package io.tidemark.drift.job;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.topics.Topics;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Takes from a score what the monitor needs. What no model scored moves event time on and is counted, but tells nothing of a model's drift. */
final class ScoreReader extends LogReader<Score, Tuple5<String, Long, double[], Boolean, byte[]>> {
    static final String NO_MODEL = "";
    private static final long serialVersionUID = 1L;
    private static final double[] NO_VALUES = {};

    private transient Counter withoutModel;

    ScoreReader(Connection connection) {
        super(connection, Topics.SCORES);
    }

    @Override
    void count(MetricGroup metrics) {
        withoutModel = metrics.counter("scores_without_model");
    }

    @Override
    Tuple5<String, Long, double[], Boolean, byte[]> read(Score score) {
        long time = score.getTransaction().getEventTime().toEpochMilli();
        if (score.getModelVersion() == null || score.getScore() == null) {
            withoutModel.inc();
            return Tuple5.of(NO_MODEL, time, NO_VALUES, false, NOT_REFUSED);
        }
        List<Double> vector = score.getVector();
        double[] values = new double[vector.size() + 1];
        for (int i = 0; i < vector.size(); i++) {
            values[i] = vector.get(i);
        }
        values[vector.size()] = score.getScore();
        return Tuple5.of(score.getModelVersion(), time, values, score.getDecision() != Decision.APPROVE, NOT_REFUSED);
    }

    @Override
    Tuple5<String, Long, double[], Boolean, byte[]> refused(byte[] deadLetter) {
        return Tuple5.of(NO_MODEL, Long.MIN_VALUE, NO_VALUES, false, deadLetter);
    }

    @Override
    public TypeInformation<Tuple5<String, Long, double[], Boolean, byte[]>> getProducedType() {
        return MonitorTypes.SCORED;
    }
}
