package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Field;
import java.util.List;

/**
 * Whose history a feature can look at: whoever one or more texts of a transaction name together. An entity is written
 * as its fields, joined by {@link #JOINT}: {@code customer}, {@code device}, {@code customer x terminal}.
 */
public final class Entities {

    public static final String CUSTOMER = "customer";
    public static final String TERMINAL = "terminal";

    /** Between the fields of an entity of several. */
    public static final String JOINT = " x ";

    private Entities() {}

    /** The entity of these fields. */
    public static String of(List<Field> fields) {
        return String.join(JOINT, fields.stream().map(Field::name).toList());
    }

    /** The fields of an entity. */
    public static List<Field> fields(String entity) {
        return List.of(entity.split(JOINT)).stream().map(Field::new).toList();
    }
}
