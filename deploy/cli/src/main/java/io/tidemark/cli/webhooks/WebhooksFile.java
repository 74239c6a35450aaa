package io.tidemark.cli.webhooks;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The settings of the process. */
final class WebhooksFile {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "the properties file of the webhooks, endpoints and hosts in it")
    private Path file;

    Path path() {
        return file;
    }
}
