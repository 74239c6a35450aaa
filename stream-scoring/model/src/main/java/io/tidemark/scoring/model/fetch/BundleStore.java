package io.tidemark.scoring.model.fetch;

import io.tidemark.scoring.model.bundle.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A directory that every instance can read, for bundles too large for the log.
 *
 * @param directory made when it is first needed
 */
public record BundleStore(Path directory) {

    /** Puts a bundle there under its hash, so that no name ever has two contents; returns its {@code file:} URI. */
    public URI put(Bundle bundle) {
        Path file = directory.toAbsolutePath().normalize().resolve(bundle.sha256() + ".zip");
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "bundle", ".new");
            Files.write(fresh, bundle.bytes());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file.toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the bundle of model " + bundle.manifest().version() + " cannot be written to " + directory + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
