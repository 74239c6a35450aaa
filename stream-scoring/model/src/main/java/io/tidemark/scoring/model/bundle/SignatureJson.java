package io.tidemark.scoring.model.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.Json;
import io.tidemark.scoring.model.parts.JsonFields;
import io.tidemark.scoring.model.parts.Quoted;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.signing.BundleSignature;

/** The JSON form of a signature: {@code {"algorithm": "Ed25519", "key_id": "...", "signature": "base64"}}. */
final class SignatureJson {

    private static final String ALGORITHM = "Ed25519";

    private SignatureJson() {}

    static byte[] write(BundleSignature signature) {
        ObjectNode root = Json.object();
        root.put("algorithm", ALGORITHM);
        root.put("key_id", signature.keyId());
        root.put("signature", signature.base64());
        return Json.write(root);
    }

    /** @throws RefusedBundleException if it is none of this form */
    static BundleSignature read(byte[] json) {
        JsonFields root = new JsonFields(Json.read(json, BundlePart.SIGNATURE), "");
        try {
            String algorithm = root.text("algorithm");
            if (!algorithm.equals(ALGORITHM)) {
                throw new IllegalArgumentException(
                        "its algorithm is " + Quoted.of(algorithm) + " and not " + ALGORITHM);
            }
            return new BundleSignature(root.text("key_id"), root.text("signature"));
        } catch (IllegalArgumentException e) {
            throw new RefusedBundleException(
                    "the bundle is refused: its " + BundlePart.SIGNATURE + " is wrong: " + e.getMessage(), e);
        }
    }
}
