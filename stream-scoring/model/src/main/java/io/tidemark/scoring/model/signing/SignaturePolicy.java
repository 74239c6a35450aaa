package io.tidemark.scoring.model.signing;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which bundles are let in. The keys are read anew for each bundle, so that trust and withdrawal need no restart.
 *
 * @param trustedKeys a file or directory as {@link TrustedKeys#read} takes it; empty trusts no key
 * @param unsignedAllowed whether a bundle without a signature is let in; one that has a signature must have a good one
 *     all the same
 */
public record SignaturePolicy(Optional<Path> trustedKeys, boolean unsignedAllowed) {

    /** Trusts these keys and lets nothing in that is not signed. */
    public static SignaturePolicy trusting(Path keys) {
        return new SignaturePolicy(Optional.of(keys), false);
    }

    /** Why a bundle is not let in, as the end of a sentence about it; empty if it is. */
    public Optional<String> refusal(byte[] manifest, Optional<BundleSignature> signature) {
        if (signature.isEmpty()) {
            return unsignedAllowed
                    ? Optional.empty()
                    : Optional.of("it carries no signature, and unsigned ones are not allowed (models.unsigned);"
                            + " sign it with: tidemark models sign");
        }
        if (trustedKeys.isEmpty()) {
            return Optional.of("it is signed with the key " + signature.get().keyId()
                    + ", but no trusted keys are configured (models.trusted.keys)");
        }
        try {
            return TrustedKeys.read(trustedKeys.get()).refusal(manifest, signature.get());
        } catch (IllegalArgumentException e) {
            return Optional.of("the trusted keys cannot be read: " + e.getMessage());
        }
    }
}
