package io.tidemark.training.bundle;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.InvalidCatalogueException;
import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.forest.CategoryNames;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.parts.Sha256;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the columns of a vector mean.
 *
 * @param catalogue name of the catalogue
 * @param hash the catalogue's hash, as vectors carry it
 * @param featureNames in the order of the vector
 * @param calendarFeatures those that follow the clock alone
 * @param reasons what is said of each feature that raises a score
 * @param nouns what texts call the things of its domain
 * @param yaml the catalogue's text
 * @param categories the numbers that vectors hold for texts
 */
public record FeatureSpace(
        String catalogue,
        String hash,
        List<String> featureNames,
        Set<String> calendarFeatures,
        ReasonCodes reasons,
        Nouns nouns,
        byte[] yaml,
        CategoryNames categories) {

    /** Before the hash of features that no catalogue computes; a catalogue's own is hexadecimal. */
    private static final String NOWHERE = "none:";

    /** Whether a catalogue computes the features. */
    public boolean isComputedHere() {
        return !hash.startsWith(NOWHERE);
    }

    public static FeatureSpace of(Catalogue catalogue) {
        Set<String> calendar = new HashSet<>();
        catalogue.features().forEach(feature -> {
            if (feature instanceof EventFeature event && event.transform().ofTheCalendar()) {
                calendar.add(event.name());
            }
        });
        return new FeatureSpace(
                catalogue.name(),
                catalogue.hash(),
                catalogue.featureNames(),
                calendar,
                CatalogueReasons.of(catalogue),
                catalogue.nouns(),
                catalogue.yaml().getBytes(StandardCharsets.UTF_8),
                new CatalogueCategories(catalogue));
    }

    /** Features that are computed elsewhere, by no catalogue that the stream could follow. */
    public static FeatureSpace without(List<String> featureNames) {
        String told = "# no catalogue computes these features: " + String.join(", ", featureNames) + "\n";
        byte[] yaml = told.getBytes(StandardCharsets.UTF_8);
        return new FeatureSpace(
                "none",
                NOWHERE + Sha256.of(yaml),
                featureNames,
                Set.of(),
                ReasonCodes.NONE,
                Nouns.USUAL,
                yaml,
                CategoryNames.NONE);
    }

    /**
     * The catalogue that a model's bundle carries; throws {@link RefusedBundleException} if it is not the model's own.
     */
    public static FeatureSpace of(Bundle bundle) {
        byte[] yaml = bundle.part(BundlePart.CATALOGUE).orElseThrow(() -> refused(bundle, "is missing", null));
        try {
            FeatureSpace space = of(CatalogueReader.read(new String(yaml, StandardCharsets.UTF_8)));
            if (!space.hash().equals(bundle.manifest().catalogueHash())) {
                throw refused(bundle, "has another hash than its manifest says", null);
            }
            return space;
        } catch (InvalidCatalogueException e) {
            throw refused(bundle, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static RefusedBundleException refused(Bundle bundle, String why, Throwable cause) {
        return new RefusedBundleException(
                "the " + BundlePart.CATALOGUE + " of model " + bundle.manifest().version() + " " + why
                        + ", so nothing can be trained for it; publish a sound bundle",
                cause);
    }
}
