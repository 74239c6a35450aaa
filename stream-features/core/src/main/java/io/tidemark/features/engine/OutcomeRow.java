package io.tidemark.features.engine;

import io.tidemark.features.catalogue.field.Field;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An outcome in the shape of a transaction: its amount, and its kind and code as attributes. So filters, amounts and
 * texts are read of it by what reads them of transactions. One that was taken back says none of the three.
 */
final class OutcomeRow {

    private OutcomeRow() {}

    static Transaction of(Outcome outcome) {
        boolean inForce = !outcome.getWithdrawn();
        Map<String, String> texts = new HashMap<>();
        if (inForce) {
            texts.put(Field.KIND.name(), outcome.getKind().name().toLowerCase(Locale.ROOT));
            if (outcome.getCode() != null) {
                texts.put(Field.CODE.name(), outcome.getCode());
            }
        }
        return Transaction.newBuilder()
                .setTransactionId(id(outcome))
                .setEventTime(outcome.getEventTime())
                .setCustomerId("")
                .setTerminalId("")
                .setAmount(inForce ? outcome.getAmount() : null)
                .setAttributes(texts)
                .build();
    }

    /** By which it is known among those of its time: sent again with the same, it is revised. */
    private static String id(Outcome outcome) {
        return outcome.getKind() + " " + outcome.getTransactionId();
    }

    /** When it became known: its place among the events. It cannot be known before it happened. */
    static Instant knownAt(Outcome outcome) {
        Instant observed = outcome.getObservedAt();
        return observed == null || observed.isBefore(outcome.getEventTime()) ? outcome.getEventTime() : observed;
    }
}
