package io.tidemark.retraining.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** The one line that says what a training process is at. */
public record ProgressFile(Path directory) implements Consumer<String> {

    private static final String NAME = "progress";

    @Override
    public void accept(String line) {
        Path unfinished = directory.resolve(NAME + ".unfinished");
        try {
            Files.writeString(unfinished, line);
            Files.move(
                    unfinished,
                    directory.resolve(NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("progress cannot be written to " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Empty as long as nothing was said. */
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(directory.resolve(NAME)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("progress cannot be read from " + directory + ": " + e.getMessage(), e);
        }
    }
}
