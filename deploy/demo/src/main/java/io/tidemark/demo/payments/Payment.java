package io.tidemark.demo.payments;

import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.util.List;

/**
 * A payment, the truth about it, and what became of it.
 *
 * @param outcomes in no order; the first may be before the payment itself
 */
public record Payment(Transaction transaction, boolean fraud, List<Outcome> outcomes) {}
