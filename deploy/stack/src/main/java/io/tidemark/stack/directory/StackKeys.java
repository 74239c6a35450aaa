package io.tidemark.stack.directory;

import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The key pair of a data directory, made at its first start, and the keys that its processes trust.
 *
 * @param signingKey private, for the retraining service and for whoever releases models here
 * @param trusted public keys; more may be put beside the stack's own
 */
public record StackKeys(Path signingKey, Path trusted) {

    private static final String OWN = "stack.pem";

    /** Where a data directory keeps them. */
    public static StackKeys of(DataDir dataDir) {
        return new StackKeys(
                dataDir.keys().resolve("signing-key.pem"), dataDir.keys().resolve("trusted"));
    }

    /** Makes a pair, unless there are keys of any kind: a private key that was taken away is not replaced. */
    public void make(Consumer<String> progress) {
        if (Files.exists(signingKey) || Files.exists(trusted)) {
            return;
        }
        SigningKey key = SigningKey.generate(new SecureRandom());
        try {
            new KeyFiles(signingKey, trusted.resolve(OWN)).write(key);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of the stack cannot be written: " + e.getMessage(), e);
        }
        progress.accept("models are signed with the key " + key.id() + " of this data directory");
    }

    /** The private key; empty if it is kept elsewhere. */
    public Optional<SigningKey> signing() {
        return Files.exists(signingKey) ? Optional.of(SigningKey.read(signingKey)) : Optional.empty();
    }
}
