package io.tidemark.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A model to score with: {@code --model}. */
public final class ModelFile {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "a bundle, or XGBoost's own model.json or .ubj")
    private Path path;

    public Path path() {
        return path;
    }
}
