package io.tidemark.scoring.model.bundle;

import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.Quoted;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.parts.Sha256;
import io.tidemark.scoring.model.zip.ZipEntries;
import io.tidemark.scoring.model.zip.ZipLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads bundles that nobody vouches for: every part must be the one that the manifest describes, and nothing else. */
final class BundleReader {

    private static final List<String> REQUIRED =
            List.of(BundlePart.GOLDEN_VECTORS, BundlePart.REFERENCE_PROFILE, BundlePart.CATALOGUE);

    private BundleReader() {}

    static Bundle read(byte[] zip) {
        Map<String, byte[]> entries = new TreeMap<>(new ZipEntries(ZipLimits.DEFAULT).read(zip));
        byte[] manifestJson = entries.remove(BundlePart.MANIFEST);
        if (manifestJson == null) {
            throw new RefusedBundleException("the bundle is refused: it has no " + BundlePart.MANIFEST);
        }
        Optional<byte[]> signature = Optional.ofNullable(entries.remove(BundlePart.SIGNATURE));
        Manifest manifest = Manifest.fromJson(manifestJson);
        checkNames(manifest, entries.keySet());
        entries.forEach((name, content) -> checkHash(manifest, name, content));
        return new Bundle(zip, manifestJson, signature.map(SignatureJson::read), entries);
    }

    private static void checkNames(Manifest manifest, Set<String> present) {
        Set<String> missing = new HashSet<>(manifest.parts().keySet());
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw refused(manifest, "its part " + first(missing) + " is missing");
        }
        Set<String> unknown = new HashSet<>(present);
        unknown.removeAll(manifest.parts().keySet());
        if (!unknown.isEmpty()) {
            throw refused(manifest, "it contains " + first(unknown) + ", which its manifest does not name");
        }
        for (String part : REQUIRED) {
            if (!present.contains(part)) {
                throw refused(manifest, "it has no " + part);
            }
        }
        if (present.contains(BundlePart.MODEL_JSON) == present.contains(BundlePart.MODEL_UBJ)) {
            throw refused(
                    manifest,
                    "it needs either " + BundlePart.MODEL_JSON + " or " + BundlePart.MODEL_UBJ + ", not both");
        }
    }

    private static void checkHash(Manifest manifest, String name, byte[] content) {
        String expected = manifest.parts().get(name);
        String actual = Sha256.of(content);
        if (!actual.equals(expected)) {
            throw refused(
                    manifest, "its part " + name + " has the hash " + actual + ", but its manifest says " + expected);
        }
    }

    private static String first(Set<String> names) {
        return Quoted.of(names.stream().sorted().findFirst().orElseThrow());
    }

    private static RefusedBundleException refused(Manifest manifest, String reason) {
        return new RefusedBundleException("the bundle of model " + manifest.version() + " is refused: " + reason);
    }
}
