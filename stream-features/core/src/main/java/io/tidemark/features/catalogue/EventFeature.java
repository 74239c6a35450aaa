package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Field;

/**
 * A feature of the transaction itself, without history.
 *
 * @param of the text, or number, that a transform {@linkplain Transform#ofAText of a text} is made of, else
 *     {@link Field#NONE}
 * @param meaning for people; does not change what is computed
 */
public record EventFeature(String name, Transform transform, Field of, String meaning) implements Feature {

    public EventFeature(String name, Transform transform) {
        this(name, transform, Field.NONE, "");
    }

    @Override
    public String unit() {
        return of.isNumber() ? of.number().unit() : transform.unit();
    }

    @Override
    public String meaning() {
        if (!meaning.isEmpty()) {
            return meaning;
        }
        return of.isNumber() ? of.name() : transform.meaning();
    }

    @Override
    public String canonical() {
        return name + "=" + transform.word() + (of.name().isEmpty() ? "" : " of " + of.name());
    }
}
