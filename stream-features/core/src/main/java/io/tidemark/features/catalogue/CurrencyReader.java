package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import io.tidemark.schemas.door.Currencies;
import java.util.Optional;

/** Reads in which currency the amounts of a feature are, and refuses what would add up those of several. */
final class CurrencyReader {

    private static final String KEY = "currency";

    /** What the catalogue says of features that say nothing; may be empty. */
    private final String usual;

    CurrencyReader(String usual) {
        this.usual = usual;
    }

    /**
     * What becomes of a window.
     *
     * @param code the one currency that counts; empty if that is no matter of the feature's own
     * @param own whether those events count that are in the currency of the one that asks
     * @param apart whether its entity needs a history in which the amounts of all currencies are of use
     */
    record OfWindow(String code, boolean own, boolean apart) {

        private static final OfWindow AS_USUAL = new OfWindow("", false, false);
        private static final OfWindow OWN = new OfWindow("", true, false);

        String entity(String entity) {
            return own ? Entities.inOwnCurrency(entity) : apart ? Entities.inAnyCurrency(entity) : entity;
        }

        Filter where(Filter where) {
            return code.isEmpty() ? where : where.inCurrency(code);
        }
    }

    /** The currency of a transform, as {@link EventFeature#currency} has it; problems are noted. */
    String ofTransform(EntryProblems entry, Transform transform) {
        Optional<String> said = said(entry);
        if (!transform.ofTheAmount()) {
            if (entry.entry().has(KEY)) {
                entry.add(KEY, "'" + transform.word() + "' is made of no amount", "remove 'currency'");
            }
            return "";
        }
        return said.orElse(usual.equals(Catalogue.OWN_CURRENCY) ? usual : "");
    }

    /** Of an aggregate; problems are noted. */
    OfWindow ofWindow(EntryProblems entry, Aggregate aggregate, Field of, Filter where, boolean ofOutcomes) {
        Optional<String> said = said(entry);
        boolean amounts = of.isMoney() || where.comparesAmounts();
        boolean named = where.currency().isPresent();
        boolean own = said.equals(Optional.of(Catalogue.OWN_CURRENCY))
                || (!entry.entry().has(KEY) && usual.equals(Catalogue.OWN_CURRENCY) && amounts && !named);
        if (own && ofOutcomes) {
            entry.add(
                    entry.entry().has(KEY) ? KEY : "aggregate",
                    "an outcome may be in another currency than the transaction that asks",
                    "write one feature for each currency, e.g. 'currency: EUR'");
        }
        if (said.isPresent() && where.comparesCurrencies()) {
            entry.add(KEY, "'where' is about the currency, too", "leave out 'currency', or that part of 'where'");
        }
        where.currency()
                .filter(code -> of.isMoney() && !isCurrency(code))
                .ifPresent(code -> entry.add(
                        "where",
                        "'" + code + "' is no ISO 4217 currency",
                        "write a code such as EUR: amounts in it have to have a scale"));
        if (own) {
            return OfWindow.OWN;
        }
        if (said.isPresent() && aggregate.needsFilter()) {
            entry.add(
                    KEY,
                    "'" + aggregate.word() + "' in one currency does not say of which whole",
                    "divide two counts with 'currency: " + said.get() + "' by a 'ratio'");
        }
        if (of.isMoney() && usual.isEmpty() && !named && !entry.entry().has(KEY)) {
            entry.add(
                    "aggregate",
                    "amounts of several events would meet in whatever currencies they are",
                    "write 'currency: own' (each meets those in its own), 'currency: EUR' (your base currency) or"
                            + " 'currency: single' above 'features:', or one of the first two in this entry, or"
                            + " where: \"currency = 'EUR'\"");
        }
        boolean apart = amounts && !usual.isEmpty() && !usual.equals(Catalogue.OWN_CURRENCY);
        return said.map(code -> new OfWindow(code, false, apart)).orElse(OfWindow.AS_USUAL);
    }

    private static boolean isCurrency(String code) {
        return Currencies.minorUnitsPerMajor(code).isPresent();
    }

    private static Optional<String> said(EntryProblems entry) {
        return entry.entry().text(KEY).filter(word -> {
            boolean known = word.equals(Catalogue.OWN_CURRENCY) || isCurrency(word);
            if (!known) {
                entry.add(
                        KEY,
                        "'" + word + "' is no ISO 4217 currency",
                        "write a code such as EUR, or 'own' for the transaction's own, whichever it is");
            }
            return known;
        });
    }
}
