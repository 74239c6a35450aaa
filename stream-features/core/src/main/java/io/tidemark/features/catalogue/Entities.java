package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Field;
import java.util.List;

/**
 * Whose history a feature can look at: whoever one or more texts of a transaction name together. An entity is written
 * as its fields, joined by {@link #JOINT}: {@code customer}, {@code device}, {@code customer x terminal}. The history
 * of outcomes is one of its own: {@code outcomes of customer}.
 */
public final class Entities {

    public static final String CUSTOMER = "customer";
    public static final String TERMINAL = "terminal";

    /** Stands before an entity whose history is that of its transactions' outcomes, and not the transactions. */
    private static final String OUTCOMES = "outcomes of ";

    /** Between the fields of an entity of several. */
    public static final String JOINT = " x ";

    private Entities() {}

    /** The entity of these fields. */
    public static String of(List<Field> fields) {
        return String.join(JOINT, fields.stream().map(Field::name).toList());
    }

    /** The entity that has the outcomes of another's transactions as its history. */
    public static String outcomesOf(String entity) {
        return OUTCOMES + entity;
    }

    /** Whether the history is made of outcomes. */
    public static boolean ofOutcomes(String entity) {
        return entity.startsWith(OUTCOMES);
    }

    /** The fields of an entity, which are the same whatever its history is made of. */
    public static List<Field> fields(String entity) {
        String named = ofOutcomes(entity) ? entity.substring(OUTCOMES.length()) : entity;
        return List.of(named.split(JOINT)).stream().map(Field::new).toList();
    }
}
