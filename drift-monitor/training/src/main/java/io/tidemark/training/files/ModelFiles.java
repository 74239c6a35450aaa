package io.tidemark.training.files;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.kind.FileKinds;
import io.tidemark.scoring.model.kind.Packed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What people hand over as a bare model, told by its content: tools give the same content many names. */
final class ModelFiles {

    private ModelFiles() {}

    /**
     * What is in the file, without what it may be packed in.
     *
     * @throws IllegalArgumentException in one sentence, if it is a directory or packed and damaged
     */
    static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a directory and no model; name the model's file in it, as "
                    + "XGBoost saves it with: booster.save_model(\"model.json\")");
        }
        try {
            return Packed.unpacked(Files.readAllBytes(file), file.toString());
        } catch (UnsupportedModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** In one sentence, what a file cannot be scored for that is a model of XGBoost. */
    static IllegalArgumentException refused(Path file, UnsupportedModelException e) {
        return new IllegalArgumentException(file + " cannot be scored: " + e.getMessage(), e);
    }

    /** The same for a file that is damaged. */
    static IllegalArgumentException refused(Path file, InvalidModelException e) {
        return new IllegalArgumentException(
                file + " cannot be scored: " + e.getMessage()
                        + "; it is cut short or damaged, so copy it here again or save it anew",
                e);
    }

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
