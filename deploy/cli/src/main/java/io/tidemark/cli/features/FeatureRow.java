package io.tidemark.cli.features;

import io.tidemark.features.algebra.Aggregates;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.Feature;
import io.tidemark.features.catalogue.RatioFeature;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.nouns.Nouns;
import java.time.Duration;

/**
 * One feature in the words of its catalogue; entity, where, currency, window and delay are null where it has none.
 *
 * @param currency in which its amounts are: a code, {@code own} for the transaction's, {@code single} for the one in
 *     which all are
 */
record FeatureRow(
        String name,
        String entity,
        String computes,
        String where,
        String currency,
        String window,
        String delay,
        String unit,
        String meaning) {

    static FeatureRow of(Catalogue catalogue, Feature feature) {
        Nouns nouns = catalogue.nouns();
        String said = catalogue.currencyOf(feature);
        String currency = said.isEmpty() ? null : said;
        if (feature instanceof WindowFeature window) {
            return new FeatureRow(
                    window.name(),
                    window.entity(),
                    (nouns.areOfPayments() ? window.aggregate().word() : Aggregates.elsewhere(window.aggregate()))
                            + (window.of().isText() || window.of().isNumber()
                                    ? " of " + window.of().name()
                                    : "")
                            + (window.includesItself()
                                            || window.ofOutcomes()
                                            || !window.delay().isZero()
                                    ? ""
                                    : ", itself excluded"),
                    window.where().isAll() ? null : window.where().canonical(),
                    currency,
                    written(window.window()),
                    written(window.delay()),
                    window.unit(),
                    window.meaning(nouns));
        }
        String computes = feature instanceof RatioFeature ratio
                ? ratio.of() + " / " + ratio.to()
                : computes((EventFeature) feature);
        return new FeatureRow(
                feature.name(), null, computes, null, currency, null, null, feature.unit(), feature.meaning(nouns));
    }

    private static String computes(EventFeature feature) {
        return feature.transform().word()
                + (feature.of().isNumber() ? " of " + feature.of().name() : "");
    }

    private static String written(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.toMillis() % Duration.ofDays(1).toMillis() == 0) {
            return duration.toDays() + "d";
        }
        if (duration.toMillis() % Duration.ofHours(1).toMillis() == 0) {
            return duration.toHours() + "h";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
