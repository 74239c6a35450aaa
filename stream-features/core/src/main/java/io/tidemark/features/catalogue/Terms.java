package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Dictionary;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.NumberText;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.time.zone.ZoneRules;

/**
 * What a catalogue says beside the transform of one of its features.
 *
 * @param zone in which days begin
 * @param of the text, or number, that the feature is made of, else {@link Field#NONE}
 * @param dictionary of that text; an empty one if it has none
 */
public record Terms(ZoneRules zone, Field of, Dictionary dictionary) {

    public static Terms of(Catalogue catalogue, EventFeature feature) {
        return new Terms(catalogue.zone().getRules(), feature.of(), catalogue.dictionary(feature.of()));
    }

    /** The number of the text in its dictionary, see {@link Transform#CODE}. */
    double code(Transaction transaction) {
        return dictionary.code(of.text(transaction));
    }

    /** The number that the transaction says, or that a text of it says, see {@link Transform#NUMBER}. */
    double number(Transaction transaction) {
        return of.isNumber() ? of.number().value(transaction) : NumberText.value(of.text(transaction));
    }

    /** 0 to 23. */
    long hour(Transaction transaction) {
        return Math.floorMod(localSeconds(transaction.getEventTime()), 86_400L) / 3_600;
    }

    /** Monday 1 to Sunday 7; 1970-01-01 was a Thursday. */
    long dayOfWeek(Transaction transaction) {
        return Math.floorMod(Math.floorDiv(localSeconds(transaction.getEventTime()), 86_400L) + 3, 7L) + 1;
    }

    private long localSeconds(Instant at) {
        return at.getEpochSecond() + zone.getOffset(at).getTotalSeconds();
    }
}
