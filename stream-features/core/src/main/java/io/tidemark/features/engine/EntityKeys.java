package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Entities;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.util.Optional;

/** Which customer, terminal and so on a record belongs to. */
public final class EntityKeys {

    private EntityKeys() {}

    public static Optional<String> of(String entity, Transaction transaction) {
        return switch (entity) {
            case Entities.CUSTOMER -> Optional.ofNullable(transaction.getCustomerId());
            case Entities.TERMINAL -> Optional.ofNullable(transaction.getTerminalId());
            default -> throw unknown(entity);
        };
    }

    /** Empty if the label does not say it; then it cannot reach the windows of that entity. */
    public static Optional<String> of(String entity, Label label) {
        return switch (entity) {
            case Entities.CUSTOMER -> Optional.ofNullable(label.getCustomerId());
            case Entities.TERMINAL -> Optional.ofNullable(label.getTerminalId());
            default -> throw unknown(entity);
        };
    }

    private static IllegalArgumentException unknown(String entity) {
        return new IllegalArgumentException("unknown entity '" + entity + "'; known are " + Entities.ALL);
    }
}
