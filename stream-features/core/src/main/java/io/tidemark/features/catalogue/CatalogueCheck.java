package io.tidemark.features.catalogue;

import io.tidemark.features.yaml.Nearest;
import io.tidemark.features.yaml.Problems;
import java.util.List;

/** Notes what is wrong between the features of a catalogue. */
final class CatalogueCheck {

    /** Their outcomes are kept as bits of one number. */
    private static final int MOST_FILTERS = 62;

    private final Catalogue catalogue;
    private final FeatureReader lines;
    private final Problems problems;

    CatalogueCheck(Catalogue catalogue, FeatureReader lines, Problems problems) {
        this.catalogue = catalogue;
        this.lines = lines;
        this.problems = problems;
    }

    void check() {
        for (Feature feature : catalogue.features()) {
            if (feature instanceof RatioFeature ratio) {
                checkOperand(ratio, ratio.of());
                checkOperand(ratio, ratio.to());
            }
        }
        catalogue.entities().forEach(this::checkFilters);
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

    private void checkFilters(String entity) {
        List<WindowFeature> filtered = catalogue.windows(entity).stream()
                .filter(window -> !window.where().isAll())
                .toList();
        if (filtered.stream().map(WindowFeature::where).distinct().count() > MOST_FILTERS) {
            problems.add(
                    lines.line(filtered.get(filtered.size() - 1).name()),
                    "the features of " + entity + " have more than " + MOST_FILTERS + " different filters",
                    "drop some, or spread them over entities");
        }
    }
}
