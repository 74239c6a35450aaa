package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Field;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose history a feature can look at: whoever one or more texts of a transaction name together. An entity is written
 * as its fields, joined by {@link #JOINT}: {@code customer}, {@code device}, {@code customer x terminal}. The history
 * of outcomes is one of its own: {@code outcomes of customer}. So is that of the transactions in one currency, that of
 * the one that asks: {@code own currency of customer}; and, where the catalogue has no use for amounts in every
 * currency but one of its features has, {@code any currency of customer}.
 */
public final class Entities {

    public static final String CUSTOMER = "customer";
    public static final String TERMINAL = "terminal";

    /** Stands before an entity whose history is that of its transactions' outcomes, and not the transactions. */
    private static final String OUTCOMES = "outcomes of ";

    /** Stands before an entity of which there is one for each currency. */
    private static final String OWN_CURRENCY = "own currency of ";

    /** Stands before an entity that keeps amounts in all currencies, whatever the catalogue names. */
    private static final String ANY_CURRENCY = "any currency of ";

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

    /** The entity that has those of another's transactions as its history that are in one currency. */
    public static String inOwnCurrency(String entity) {
        return OWN_CURRENCY + entity;
    }

    /** The entity that has the same history as another, with the amounts of all currencies. */
    public static String inAnyCurrency(String entity) {
        return ofOutcomes(entity)
                ? outcomesOf(ANY_CURRENCY + entity.substring(OUTCOMES.length()))
                : ANY_CURRENCY + entity;
    }

    /** Whether there is one for each currency. */
    public static boolean ofOwnCurrency(String entity) {
        return entity.startsWith(OWN_CURRENCY);
    }

    /** Whether amounts are of use there in whatever currency they are. */
    public static boolean takesEveryCurrency(String entity) {
        return ofOwnCurrency(entity) || ofTransactions(entity).startsWith(ANY_CURRENCY);
    }

    /** The same entity as long as there is one currency: whom people speak of. */
    public static String whateverTheCurrency(String entity) {
        return ofOutcomes(entity) ? outcomesOf(plain(ofTransactions(entity))) : plain(entity);
    }

    private static String ofTransactions(String entity) {
        return ofOutcomes(entity) ? entity.substring(OUTCOMES.length()) : entity;
    }

    private static String plain(String entity) {
        return ofOwnCurrency(entity)
                ? entity.substring(OWN_CURRENCY.length())
                : entity.startsWith(ANY_CURRENCY) ? entity.substring(ANY_CURRENCY.length()) : entity;
    }

    /** Whether the history is made of outcomes. */
    public static boolean ofOutcomes(String entity) {
        return entity.startsWith(OUTCOMES);
    }

    /** The fields of an entity, which are the same whatever its history is made of. */
    public static List<Field> fields(String entity) {
        Stream<Field> named =
                Stream.of(plain(ofTransactions(entity)).split(JOINT)).map(Field::new);
        return ofOwnCurrency(entity)
                ? Stream.concat(named, Stream.of(Field.CURRENCY)).distinct().toList()
                : named.toList();
    }
}
