package io.tidemark.features.job.log;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Transaction;
import java.util.List;
import org.apache.flink.metrics.Counter;

/**
 * The letters of transactions that are decided without some of their numbers: each says which, and why. A number that
 * nobody declared, where the catalogue does not ask for a letter, is counted.
 */
public final class UnusableNumbers {
    private static final String STAGE = "stream-features/numbers";

    private final NumberCheck check;
    private final Counter undeclared;

    public UnusableNumbers(NumberCheck check, Counter undeclared) {
        this.check = check;
        this.undeclared = undeclared;
    }

    /**
     * One letter for each cause; empty is the rule.
     *
     * @param topic full name of the topic that it stands in
     */
    public List<RefusedEvent> letters(Event event, String topic) {
        if (!(event instanceof TransactionEvent read)) {
            return List.of();
        }
        Transaction transaction = read.transaction(null);
        if (transaction.getNumbers().isEmpty()) {
            return List.of();
        }
        undeclared.inc(check.undeclared(transaction));
        return check.check(transaction).stream()
                .map(fault -> new RefusedEvent(event.record(), topic, fault.cause(), fault.detail(), STAGE))
                .toList();
    }
}
