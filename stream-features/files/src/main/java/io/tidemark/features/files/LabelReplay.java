package io.tidemark.features.files;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the label that a row's verdict became, observed an assumed delay after the event: hindsight turned back into
 * what was known at the time.
 */
public record LabelReplay(Mapping mapping, Duration delay) {

    public LabelReplay {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a label cannot be observed before its event: delay " + delay);
        }
    }

    /** Empty if the file does not say, or says genuine and the mapping omits those. */
    public Optional<Label> of(Row row) {
        if (row.verdict().isEmpty() || (!row.fraud() && !mapping.genuineLabels())) {
            return Optional.empty();
        }
        var transaction = row.transaction();
        return Optional.of(Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(row.fraud() ? Verdict.FRAUD : Verdict.GENUINE)
                .setType(row.fraud() ? LabelType.CHARGEBACK : LabelType.ANALYST)
                .setObservedAt(transaction.getEventTime().plus(delay))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .setSource(mapping.name())
                .build());
    }
}
