package io.tidemark.features.job.stage;

import io.tidemark.schemas.Transaction;
import java.io.Serializable;

/** Looks on as a stage answers; lets tests slow one subtask down. */
@FunctionalInterface
public interface StageProbe extends Serializable {
    StageProbe NONE = (entity, subtask, transaction) -> {};

    void beforeAnswer(String entity, int subtask, Transaction transaction);
}
