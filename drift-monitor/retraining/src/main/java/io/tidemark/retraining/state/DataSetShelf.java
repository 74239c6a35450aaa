package io.tidemark.retraining.state;

import io.tidemark.process.OwnerOnly;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.dataset.DataSetFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data sets of published bundles, a directory each that is named by the bundle's version. Beside the rows lies the
 * manifest, which has their hash.
 */
public record DataSetShelf(WorkDirectories directories) {

    /** Before the bundle is published, so that none is without. @param work where the training left the rows */
    public void keep(Bundle bundle, Path work) {
        Path kept = place(bundle.manifest().version());
        try {
            OwnerOnly.createDirectories(kept);
            Files.write(kept.resolve(BundlePart.MANIFEST), bundle.manifestJson());
            Files.move(work.resolve(DataSetFile.NAME), kept.resolve(DataSetFile.NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the data set of " + bundle.manifest().version() + " cannot be kept in " + kept + " ("
                            + e.getMessage() + "); see to room and rights there",
                    e);
        }
    }

    /** Removes what trainings left that were killed between keeping and publishing. @param published versions */
    public void removeUnpublished(Set<String> published) {
        for (String version : directories.unfinished()) {
            if (!published.contains(version) && Files.isDirectory(place(version))) {
                directories.remove(place(version));
            }
        }
    }

    /** Leaves so many, the newest; the others can be read from the log again as long as that holds them. */
    public void prune(int keep) {
        if (!Files.isDirectory(root())) {
            return;
        }
        try (Stream<Path> kept = Files.list(root())) {
            // Versions sort by time.
            List<Path> oldestFirst = kept.sorted().toList();
            oldestFirst.subList(0, Math.max(0, oldestFirst.size() - keep)).forEach(directories::remove);
        } catch (IOException e) {
            throw new UncheckedIOException("the data sets in " + root() + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private Path place(String version) {
        return root().resolve(version);
    }

    private Path root() {
        return directories.state().resolve("datasets");
    }
}
