package io.tidemark.training.params;

import io.tidemark.features.catalogue.CatalogueReader;

/** The setting {@code params} of the retraining service, checked before anything starts. */
public final class ConfiguredParameters {

    private ConfiguredParameters() {}

    /**
     * @param text {@code k=v,k=v}
     * @param catalogue whose features constraints are about: a shipped catalogue's name or a path; read only if there
     *     are any
     * @throws IllegalArgumentException in one sentence that names the parameter
     * @throws io.tidemark.features.catalogue.InvalidCatalogueException if constraints are given and the catalogue
     *     cannot be read
     */
    public static GivenParameters of(String text, String catalogue) {
        GivenParameters given = GivenParameters.read(text);
        if (given.parameters().constrainFeatures()) {
            given.parameters().over(CatalogueReader.resolve(catalogue).featureNames());
        }
        return given;
    }
}
