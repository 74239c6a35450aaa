package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Field;
import io.tidemark.nouns.Nouns;

/**
 * A feature of the transaction itself, without history.
 *
 * @param of the text, or number, that a transform {@linkplain Transform#ofAText of a text} is made of, else
 *     {@link Field#NONE}
 * @param currency in which the amount has to be that it is made of: a code, {@link Catalogue#OWN_CURRENCY} for any, or
 *     empty as the catalogue says
 * @param meaning for people; does not change what is computed
 */
public record EventFeature(String name, Transform transform, Field of, String currency, String meaning)
        implements Feature {

    public EventFeature(String name, Transform transform) {
        this(name, transform, Field.NONE, "", "");
    }

    @Override
    public String unit() {
        return of.isNumber() ? of.number().unit() : transform.unit();
    }

    @Override
    public String meaning(Nouns nouns) {
        if (!meaning.isEmpty()) {
            return meaning;
        }
        return of.isNumber() ? of.name() : nouns.in(transform.meaning());
    }

    @Override
    public String canonical() {
        return name + "=" + transform.word() + (of.name().isEmpty() ? "" : " of " + of.name())
                + (currency.isEmpty() ? "" : " in currency " + currency);
    }
}
