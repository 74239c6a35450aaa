package io.tidemark.retraining;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last verdict of every transaction by the time it was observed, in whatever order the labels are read. */
final class LabelBook {

    private final Map<String, KnownLabel> labels = new HashMap<>();

    void add(Label label) {
        if (label.getVerdict() == Verdict.UNKNOWN) {
            return; // A verdict of a later version of the schema; what is not understood decides nothing.
        }
        KnownLabel known = new KnownLabel(label.getVerdict(), label.getType(), label.getObservedAt());
        labels.merge(label.getTransactionId(), known, (old, added) -> added.replaces(old) ? added : old);
    }

    /** Empty without a label, or where the last one was taken back. */
    Optional<KnownLabel> of(String transactionId) {
        return Optional.ofNullable(labels.get(transactionId)).filter(known -> known.verdict() != Verdict.WITHDRAWN);
    }
}
