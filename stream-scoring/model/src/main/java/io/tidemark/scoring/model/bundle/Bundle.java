package io.tidemark.scoring.model.bundle;

import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.parts.Sha256;
import io.tidemark.scoring.model.signing.BundleSignature;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.scoring.model.zip.ZipLimits;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a model needs, in one immutable zip file: see {@link BundlePart}. Opening checks that the zip is
 * sound and within {@link ZipLimits}, and that the parts are exactly those of the manifest with the hashes that it
 * gives;
 * {@code ModelLoader} checks the model itself.
 */
public final class Bundle {

    private final byte[] bytes;
    private final String sha256;
    private final Manifest manifest;
    private final byte[] manifestJson;
    private final Optional<BundleSignature> signature;
    private final Map<String, byte[]> parts;

    Bundle(byte[] bytes, byte[] manifestJson, Optional<BundleSignature> signature, Map<String, byte[]> parts) {
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
        this.manifestJson = manifestJson;
        this.manifest = Manifest.fromJson(manifestJson);
        this.signature = signature;
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

    /** A copy of the manifest's bytes, which are what is signed. */
    public byte[] manifestJson() {
        return manifestJson.clone();
    }

    /** Who vouches for it, still to be verified; empty if nobody does. */
    public Optional<BundleSignature> signature() {
        return signature;
    }

    /** The same bundle with the signature of a key in place of any other; it has another {@link #sha256()}. */
    public Bundle signedBy(SigningKey key) {
        return BundleWriter.write(manifestJson, Optional.of(key.sign(manifestJson)), parts);
    }

    /** SHA-256 (lower-case hex) of the zip's bytes: the identity of the bundle. */
    public String sha256() {
        return sha256;
    }

    /** A copy of the zip's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A copy of a part other than the manifest and the signature; empty if the bundle has none of that name. */
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
