package io.tidemark.features.job.event;

import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.engine.ContentHash;
import io.tidemark.schemas.Transaction;

/**
 * What the stages before the first entity ask of a transaction. It is taken where the transaction is read, and travels
 * beside its bytes, so that these stages need not decode it.
 *
 * @param bucket of its id, see {@link Address#ofBucket}
 * @param id {@link TextHash} of its id
 * @param content lower half of its {@link ContentHash}
 * @param terminal null if it has none that can be told from others
 */
public record TransactionIdentity(int bucket, long id, int content, String terminal) {
    private static final Field TERMINAL = new Field(Entities.TERMINAL);

    static TransactionIdentity of(Transaction transaction) {
        String id = transaction.getTransactionId();
        return new TransactionIdentity(
                Address.bucket(id), TextHash.of(id), (int) ContentHash.of(transaction), TERMINAL.text(transaction));
    }
}
