package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.AlertSeverity;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.text.ShellWord;
import io.tidemark.schemas.text.Unseen;
import io.tidemark.scoring.policy.Lane;
import java.util.Optional;

/** Alerts of decisions: a function of the decision's record, so that whoever has the log can make them again. */
public final class AlertRecords {

    /** Whoever sends ids of a megabyte shall not have them three times in a record. */
    private static final int LONGEST_WORD = 200;

    private AlertRecords() {}

    /** The alert of a decision that is no approval. */
    public static FraudAlert of(Score score) {
        LogPosition origin = score.getOrigin();
        return FraudAlert.newBuilder()
                .setAlertId(origin.getPartition() + "-" + origin.getOffset())
                .setTransaction(score.getTransaction())
                .setOrigin(origin)
                .setDecision(score.getDecision())
                .setScore(score.getScore())
                .setModelVersion(score.getModelVersion())
                .setPolicyVersion(score.getPolicyVersion())
                .setReasons(score.getReasons())
                .setFlags(score.getFlags())
                .setRaisedAt(score.getScoredAt())
                .setSeverity(severity(score.getDecision(), Optional.ofNullable(score.getPolicy())))
                .setRank(score.getRank())
                .setMoneyAtRisk(atRisk(score.getTransaction()))
                .setPolicy(score.getPolicy())
                .setCatalogueHash(score.getCatalogueHash())
                .setBundleSha256(score.getBundleSha256())
                .setFeaturesPosition(score.getFeaturesPosition())
                .setControlSequence(score.getControlSequence())
                .setReplay(replay(score))
                .build();
    }

    /** A decline by a list is of somebody who is known; any other is a guess, however good. */
    static AlertSeverity severity(Decision decision, Optional<PolicyTrace> trace) {
        return switch (decision) {
            case STEP_UP -> AlertSeverity.LOW;
            case REVIEW -> AlertSeverity.MEDIUM;
            case DECLINE ->
                trace.filter(AlertRecords::isByList).isPresent() ? AlertSeverity.CRITICAL : AlertSeverity.HIGH;
            case APPROVE, UNKNOWN -> AlertSeverity.UNKNOWN;
        };
    }

    private static boolean isByList(PolicyTrace trace) {
        String lane = trace.getLane();
        return lane.equals(Lane.HARD_DENY.word()) || lane.equals(Lane.DENY.word());
    }

    /** What is paid back puts nothing at risk. */
    private static Money atRisk(Transaction transaction) {
        Money amount = transaction.getAmount();
        return amount == null || amount.getMinorUnits() <= 0 ? null : amount;
    }

    /** By the broker's clock: no decision lies before its transaction. Empty if nobody could paste it. */
    private static String replay(Score score) {
        Transaction transaction = score.getTransaction();
        if (!isTypable(transaction.getCustomerId()) || !isTypable(transaction.getTransactionId())) {
            return "";
        }
        return "tidemark replay --customer=%s --from=%s -- %s"
                .formatted(
                        ShellWord.of(transaction.getCustomerId()),
                        score.getLoggedAt(),
                        ShellWord.of(transaction.getTransactionId()));
    }

    private static boolean isTypable(String word) {
        return !word.isEmpty()
                && word.length() <= LONGEST_WORD
                && word.codePoints().noneMatch(Unseen::is);
    }
}
