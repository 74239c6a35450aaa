package io.tidemark.retraining;

import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.BundlePart;
import io.tidemark.scoring.model.RefusedBundleException;
import java.util.List;

/**
 * What the columns of a vector mean.
 *
 * @param catalogue name of the catalogue
 * @param hash the catalogue's hash, as vectors carry it
 * @param featureNames in the order of the vector
 * @param yaml the catalogue's text
 */
record FeatureSpace(String catalogue, String hash, List<String> featureNames, byte[] yaml) {

    static FeatureSpace of(Bundle bundle) {
        byte[] yaml = bundle.part(BundlePart.CATALOGUE)
                .orElseThrow(() -> new RefusedBundleException("the bundle of model "
                        + bundle.manifest().version() + " has no " + BundlePart.CATALOGUE
                        + ", so nothing can be trained for its catalogue; publish a whole bundle"));
        return new FeatureSpace(
                bundle.manifest().catalogue(),
                bundle.manifest().catalogueHash(),
                bundle.manifest().featureNames(),
                yaml);
    }
}
