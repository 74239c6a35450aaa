package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.yaml.Problems;
import io.tidemark.settings.Nearest;
import java.util.List;
import java.util.Optional;

/** Notes what is wrong between the features of a catalogue. */
final class CatalogueCheck {

    /** Their outcomes are kept as bits of one number. */
    private static final int MOST_FILTERS = 62;

    /** A vector of as many values with their names must fit its topic beside the largest transaction. */
    static final int MOST_FEATURES = 2_000;

    /** Characters of the name of a feature or an entity: both travel in records. */
    static final int LONGEST_NAME = 100;

    /** Each is a stage of the job with state of its own. */
    static final int MOST_ENTITIES = 64;

    private final Catalogue catalogue;
    private final FeatureReader lines;
    private final Problems problems;

    CatalogueCheck(Catalogue catalogue, FeatureReader lines, Problems problems) {
        this.catalogue = catalogue;
        this.lines = lines;
        this.problems = problems;
    }

    void check() {
        checkSize();
        for (Feature feature : catalogue.features()) {
            if (feature instanceof RatioFeature ratio) {
                checkOperand(ratio, ratio.of());
                checkOperand(ratio, ratio.to());
                checkCurrencies(ratio.name(), "ratio", ratio.of(), ratio.to());
            }
        }
        catalogue.reasons().stream().filter(reason -> !reason.usual().isEmpty()).forEach(reason -> reason.features()
                .forEach(name -> checkCurrencies(reason.usual(), "usual value", name, reason.usual())));
        catalogue.entities().forEach(this::checkFilters);
        checkNumbers();
    }

    /** Of what a sender says under such a name nothing would be left. */
    private void checkNumbers() {
        if (!catalogue.conversions().isEmpty()) {
            catalogue.numbers().all().stream()
                    .filter(number -> number.name().startsWith(Field.CONVERTED))
                    .forEach(number -> problems.add(
                            1,
                            "the number '" + number.name()
                                    + "' has a name of converted amounts, which features ask for",
                            "let its sender say it under another name"));
        }
    }

    private void checkSize() {
        List<Feature> features = catalogue.features();
        if (features.size() > MOST_FEATURES) {
            problems.add(
                    lines.line(features.get(MOST_FEATURES).name()),
                    "there are " + features.size() + " features, more than the " + MOST_FEATURES
                            + " that a vector holds",
                    "keep those that a model uses: tidemark models show");
        }
        for (Feature feature : features) {
            if (feature.name().length() > LONGEST_NAME) {
                problems.add(
                        lines.line(feature.name()),
                        "the name '" + feature.name().substring(0, 20) + "...' has more than " + LONGEST_NAME
                                + " characters",
                        "shorten it");
            }
            if (feature instanceof WindowFeature window && window.entity().length() > LONGEST_NAME) {
                problems.add(
                        lines.line(feature.name()),
                        "'" + feature.name() + "' is of an entity whose name has more than " + LONGEST_NAME
                                + " characters",
                        "use an attribute with a shorter name");
            }
        }
        if (catalogue.entities().size() > MOST_ENTITIES) {
            problems.add(
                    lines.line(features.get(0).name()),
                    "there are " + catalogue.entities().size() + " entities, more than the " + MOST_ENTITIES
                            + " that may have a history each",
                    "drop some");
        }
    }

    private void checkOperand(RatioFeature ratio, String name) {
        boolean isRatio = catalogue.features().stream()
                .anyMatch(feature -> feature.name().equals(name) && feature instanceof RatioFeature);
        if (isRatio) {
            problems.add(
                    lines.line(ratio.name()),
                    "'" + ratio.name() + "' is a ratio of the ratio '" + name + "'",
                    "name features that are no ratios");
        } else if (lines.line(name) == 0) {
            problems.add(
                    lines.line(ratio.name()),
                    "'" + ratio.name() + "' names the feature '" + name + "', which is not there",
                    Nearest.suggestion(name, catalogue.featureNames()));
        }
    }

    /** Nothing is compared with an amount of which the catalogue says that it may be in another currency. */
    private void checkCurrencies(String place, String what, String one, String other) {
        String first = currencyOf(one);
        String second = currencyOf(other);
        boolean compared = first.isEmpty() || second.isEmpty() || first.equals(second);
        if (!compared && (first.equals(Catalogue.OWN_CURRENCY) || second.equals(Catalogue.OWN_CURRENCY))) {
            problems.add(
                    lines.line(place),
                    "the " + what + " of '" + one + "' by '" + other + "' would compare amounts in " + told(first)
                            + " with amounts in " + told(second),
                    "write the same 'currency' in both entries");
        }
    }

    private static String told(String currency) {
        return switch (currency) {
            case Catalogue.OWN_CURRENCY -> "the transaction's own currency";
            case Catalogue.SINGLE_CURRENCY -> "the entity's";
            default -> currency;
        };
    }

    /** Of a feature that is an amount; else empty. */
    private String currencyOf(String name) {
        return catalogue.features().stream()
                .filter(feature -> feature.name().equals(name)
                        && (isMoney(feature) || conversion(feature).isPresent()))
                .findFirst()
                .map(feature -> conversion(feature).orElseGet(() -> catalogue.currencyOf(feature)))
                .orElse("");
    }

    private static Optional<String> conversion(Feature feature) {
        return feature instanceof WindowFeature window
                ? window.of().conversion()
                : feature instanceof EventFeature event ? event.of().conversion() : Optional.empty();
    }

    private static boolean isMoney(Feature feature) {
        return feature instanceof WindowFeature window
                ? window.of().isMoney()
                : feature instanceof EventFeature event && event.transform().ofTheAmount();
    }

    private void checkFilters(String entity) {
        List<WindowFeature> filtered = catalogue.windows(entity).stream()
                .filter(window -> !window.where().isAll() || window.of().isNumber() || window.ofOutcomes())
                .toList();
        if (WindowFeature.filters(filtered).size() > MOST_FILTERS) {
            problems.add(
                    lines.line(filtered.get(filtered.size() - 1).name()),
                    "the features of " + entity + " have more than " + MOST_FILTERS + " different filters",
                    "drop some, or spread them over entities");
        }
    }
}
