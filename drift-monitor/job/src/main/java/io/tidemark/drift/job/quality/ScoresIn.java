package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.tally.Decided;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import io.tidemark.flink.type.CodecType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.schemas.door.ScoreCheck;
import io.tidemark.schemas.segments.SegmentField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes from a score what quality needs. What no model scored moves event time on and is no model's quality. */
final class ScoresIn implements RecordMapping<Score, TransactionScore> {
    private static final long serialVersionUID = 1L;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final List<SegmentField> segments;
    private final Duration clockSkew;

    ScoresIn(List<SegmentField> segments, Duration clockSkew) {
        this.clockSkew = clockSkew;
        this.segments = List.copyOf(segments);
    }

    @Override
    public TransactionScore read(Score score) {
        Transaction transaction = score.getTransaction();
        long time = transaction.getEventTime().toEpochMilli();
        Double probability = score.getScore();
        if (score.getModelVersion() == null || probability == null || !(probability >= 0 && probability <= 1)) {
            return new TransactionScore(transaction.getTransactionId(), time, Optional.empty());
        }
        Money amount = transaction.getAmount();
        ScoredTransaction scored = new ScoredTransaction(
                score.getModelVersion(),
                segments.stream()
                        .map(field -> field.name() + "=" + field.of(score))
                        .toList(),
                time,
                probability,
                Decided.named(score.getDecision().name()),
                propensity(score.getReleasePropensity()),
                amount == null ? 0 : amount.getMinorUnits(),
                amount == null ? "" : amount.getCurrency(),
                hash(transaction.getCustomerId()));
        return new TransactionScore(transaction.getTransactionId(), time, Optional.of(scored));
    }

    @Override
    public Optional<Rejection> check(Score score, Instant appended) {
        return new ScoreCheck(clockSkew).check(score, appended);
    }

    /** 1 for all that chance had no part in. */
    private static double propensity(Double released) {
        return released != null && released > 0 && released <= 1 ? released : 1;
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    @Override
    public CodecType<TransactionScore> type() {
        return TransactionScore.TYPE;
    }
}
