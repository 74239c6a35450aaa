package io.tidemark.bench.peer;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.io.Serializable;
import java.util.Optional;

/** Transactions and labels that are computed, not read: for measuring what the job keeps without a broker beside it. */
public interface FeaturesJobFeed extends Serializable {

    /** How many transactions there are. */
    long size();

    /** A transaction by its number, from 0; times do not fall with the number. */
    Transaction transaction(long number);

    /** What becomes known as the transaction of a number happens; mostly nothing. */
    Optional<Label> labelAt(long number);
}
