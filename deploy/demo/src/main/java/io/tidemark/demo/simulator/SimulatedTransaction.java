package io.tidemark.demo.simulator;

import io.tidemark.schemas.Transaction;
import java.util.Optional;

/** A transaction and the truth about it; empty means genuine. */
public record SimulatedTransaction(Transaction transaction, Optional<FraudKind> fraud) {

    public boolean isFraud() {
        return fraud.isPresent();
    }
}
