package io.tidemark.cli.options;

import picocli.CommandLine.Option;

/** Which features: {@code --catalogue}. */
public final class CatalogueOption {

    @Option(
            names = "--catalogue",
            paramLabel = "C",
            defaultValue = "handbook",
            description = "a shipped name or a file (default: ${DEFAULT-VALUE})")
    private String nameOrFile;

    public String nameOrFile() {
        return nameOrFile;
    }
}
