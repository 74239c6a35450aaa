package io.tidemark.local.cli;

import picocli.CommandLine.Option;

/** Which features: {@code --catalogue}. */
final class CatalogueOption {

    @Option(
            names = "--catalogue",
            paramLabel = "C",
            defaultValue = "handbook",
            description = "a shipped name or a file (default: ${DEFAULT-VALUE})")
    private String nameOrFile;

    String nameOrFile() {
        return nameOrFile;
    }
}
