package io.tidemark.scoring.model.cause;

import static io.tidemark.scoring.model.cause.Rung.AMOUNT;
import static io.tidemark.scoring.model.cause.Rung.LAST_GOOD;
import static io.tidemark.scoring.model.cause.Rung.MODEL;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a transaction is not decided by the model in force as usual. */
public enum Cause {

    /** No activation is in force, or the one in force names no champion. */
    NO_MODEL(Set.of(), List.of(AMOUNT)),

    /** The bundle of the model in force had not arrived or was refused. */
    MODEL_MISSING(Set.of(LAST_GOOD), List.of(LAST_GOOD, AMOUNT)),

    /** The model's training data ended longer before the transaction than {@code model.stale.after} allows. */
    MODEL_STALE(Set.of(MODEL, LAST_GOOD), List.of(MODEL, AMOUNT)),

    /** The model threw or gave no finite number. */
    MODEL_FAILED(Set.of(LAST_GOOD), List.of(LAST_GOOD, AMOUNT)),

    /** The model has taken longer than {@code model.slow.after} several times in a row, and rests. */
    MODEL_SLOW(Set.of(LAST_GOOD), List.of(LAST_GOOD, AMOUNT)),

    /** The vector was computed with another catalogue than the model was trained with. */
    CATALOGUE_MISMATCH(Set.of(LAST_GOOD), List.of(LAST_GOOD, AMOUNT)),

    /** The vector has not as many values as the model has features. */
    INCOMPLETE_VECTOR(Set.of(LAST_GOOD), List.of(LAST_GOOD, AMOUNT)),

    /** A value is missing of a feature that was never missing in training: where the trees send it was never learnt. */
    UNSEEN_MISSING_VALUE(Set.of(MODEL, LAST_GOOD), List.of(LAST_GOOD, AMOUNT)),

    /**
     * The transaction waited longer than {@code store.restoring.after} for this task's stores to come back after a
     * start.
     */
    STORE_RESTORING(Set.of(MODEL, LAST_GOOD), List.of(MODEL, AMOUNT)),

    /** No vector came within {@code features.timeout}. */
    FEATURES_TIMEOUT(Set.of(), List.of(AMOUNT));

    private final Set<Rung> models;
    private final List<Rung> usual;

    Cause(Set<Rung> models, List<Rung> usual) {
        this.models = models;
        this.usual = usual;
    }

    /** The stable code in {@code flags} of scores and alerts. */
    public String flag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a flag of a score names one of these; vectors have flags of their own. */
    public static boolean isCause(String flag) {
        return Arrays.stream(values()).anyMatch(cause -> cause.flag().equals(flag));
    }

    /** Its answers unless others are configured. */
    public List<Rung> usual() {
        return usual;
    }

    /** Whether a rung can decide at all when this is the cause. */
    public boolean allows(Rung rung) {
        return rung.isCertain() || models.contains(rung);
    }
}
