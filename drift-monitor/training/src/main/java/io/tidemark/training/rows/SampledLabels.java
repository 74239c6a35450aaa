package io.tidemark.training.rows;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of every transaction that somebody ever called a fraud, and of as many others as there is room for:
 * those with the least lots. A transaction is known wholly or not at all, so the labels are read twice: once for whom
 * somebody called a fraud, once for everything that was said of them.
 */
final class SampledLabels {

    private final RowLimit limit;
    private final Set<String> suspects = new HashSet<>();
    private final LabelBook book = new LabelBook();
    private final LeastLots<String> others;

    SampledLabels(RowLimit limit) {
        this.limit = limit;
        this.others = new LeastLots<>(limit.most(), 1);
    }

    /**
     * The first time.
     *
     * @throws IllegalArgumentException in one sentence if there are too many frauds to hold
     */
    void suspect(Label label) {
        if (label.getVerdict() == Verdict.FRAUD && suspects.add(label.getTransactionId())) {
            limit.requireRoom(suspects.size());
        }
    }

    /** The second time. */
    void add(Label label) {
        String id = label.getTransactionId();
        if (suspects.contains(id)) {
            book.add(label);
            return;
        }
        double lot = limit.lots().of(id);
        if (others.admits(lot) && book.add(label)) {
            others.add(lot, id).forEach(book::forget);
        }
    }

    /** Complete for suspects, and for others whose lot is below {@link #share}. */
    Optional<KnownLabel> of(String transactionId) {
        return book.of(transactionId);
    }

    double share() {
        return others.share();
    }
}
