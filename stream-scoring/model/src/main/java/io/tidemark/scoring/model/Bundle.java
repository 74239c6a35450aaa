package io.tidemark.scoring.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a model needs, in one immutable zip file: see {@link BundlePart}. Opening checks that the zip is sound
 * and within {@link ZipLimits}, and that the parts are exactly those of the manifest with the hashes that it gives;
 * {@link ModelLoader} checks the model itself.
 */
public final class Bundle {

    private final byte[] bytes;
    private final String sha256;
    private final Manifest manifest;
    private final Map<String, byte[]> parts;

    Bundle(byte[] bytes, Manifest manifest, Map<String, byte[]> parts) {
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
        this.manifest = manifest;
        this.parts = new TreeMap<>(parts);
    }

    /**
     * @param zip the bytes of a bundle; copied
     * @throws RefusedBundleException if it is not a sound bundle
     */
    public static Bundle open(byte[] zip) {
        return BundleReader.read(zip.clone());
    }

    public Manifest manifest() {
        return manifest;
    }

    /** SHA-256 (lower-case hex) of the zip's bytes: the identity of the bundle. */
    public String sha256() {
        return sha256;
    }

    /** A copy of the zip's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A copy of a part other than the manifest; empty if the bundle has none of that name. */
    public Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name)).map(byte[]::clone);
    }

    /** The XGBoost model's bytes. */
    public byte[] model() {
        return parts.get(modelPart()).clone();
    }

    /** The format of {@link #model()}: {@code json} or {@code ubj}. */
    public String modelFormat() {
        return modelPart().equals(BundlePart.MODEL_JSON) ? "json" : "ubj";
    }

    private String modelPart() {
        return parts.containsKey(BundlePart.MODEL_JSON) ? BundlePart.MODEL_JSON : BundlePart.MODEL_UBJ;
    }
}
