package io.tidemark.retraining;

import io.tidemark.scoring.model.UnsupportedModelException;
import io.tidemark.scoring.model.kind.FileKinds;
import java.nio.file.Path;

/** What people hand over as a bare model, told by its content: tools give the same content many names. */
final class ModelFiles {

    private ModelFiles() {}

    /**
     * {@code json} or {@code ubj}.
     *
     * @throws IllegalArgumentException in one sentence that says what the file is instead and what to do
     */
    static String format(Path file, byte[] content) {
        try {
            return FileKinds.of(content).format(file.toString());
        } catch (UnsupportedModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
