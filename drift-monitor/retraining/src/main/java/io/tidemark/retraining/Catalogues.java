package io.tidemark.retraining;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.nio.charset.StandardCharsets;

/** Finds catalogues by name or path. */
final class Catalogues {

    private Catalogues() {}

    static FeatureSpace space(String nameOrPath) {
        return space(CatalogueReader.resolve(nameOrPath));
    }

    static FeatureSpace space(Catalogue catalogue) {
        return new FeatureSpace(
                catalogue.name(),
                catalogue.hash(),
                catalogue.featureNames(),
                catalogue.yaml().getBytes(StandardCharsets.UTF_8));
    }
}
