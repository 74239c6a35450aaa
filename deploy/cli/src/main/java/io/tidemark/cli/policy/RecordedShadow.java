package io.tidemark.cli.policy;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.policy.simulate.ComparisonResult;
import io.tidemark.scoring.policy.simulate.ShadowComparison;
import io.tidemark.training.offline.DateRange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Decisions on record beside which a policy watched. */
final class RecordedShadow {

    private final RecordedHistory history;
    private String newest;
    private long since = -1;

    RecordedShadow(Connection connection, SchemaRegistry registry) {
        this.history = new RecordedHistory(connection, registry, Duration.ZERO);
    }

    /**
     * Compares by the policy that watched last on some days.
     *
     * @param days which; all if none are said
     * @return empty if none watched
     */
    Optional<ComparisonResult> compare(Optional<String> days) {
        DateRange range = RecordedHistory.range(days, LocalDate.ofInstant(history.newest(), ZoneOffset.UTC));
        history.each(Topics.SCORES, score -> {
            if (range.contains(day(score))) {
                note(score);
            }
        });
        if (newest == null) {
            return Optional.empty();
        }
        ShadowComparison comparison = new ShadowComparison(newest);
        history.restart();
        history.each(Topics.SCORES, score -> {
            if (range.contains(day(score))) {
                comparison.add(score);
            }
        });
        return Optional.of(comparison.result());
    }

    private void note(Score score) {
        if (score.getShadowPolicy() != null && score.getControlSequence() > since) {
            since = score.getControlSequence();
            newest = score.getShadowPolicy().getTrace().getSha256();
        }
    }

    private static LocalDate day(Score score) {
        return LocalDate.ofInstant(score.getTransaction().getEventTime(), ZoneOffset.UTC);
    }

    /** How many decisions could not be read. */
    long undecodable() {
        return history.undecodable();
    }
}
