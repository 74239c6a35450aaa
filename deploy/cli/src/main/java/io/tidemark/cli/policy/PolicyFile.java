package io.tidemark.cli.policy;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.file.PolicyReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A policy file and the catalogue that it is read against. */
final class PolicyFile {

    @Parameters(paramLabel = "POLICY", description = "a policy file")
    private Path file;

    @Mixin
    private CatalogueOption catalogue;

    Policy read() throws NoSuchFileException {
        return new PolicyReader(CatalogueReader.resolve(catalogue.nameOrFile())).read(file);
    }
}
