package io.tidemark.cli.policy;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.file.PolicyReader;
import io.tidemark.scoring.policy.live.LivePolicy;
import io.tidemark.scoring.policy.live.PolicyTexts;
import java.io.IOException;
import java.nio.file.Files;
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

    /** As it travels in the log, if it can decide live. */
    PolicyText text() throws IOException {
        return text(file, catalogue);
    }

    static PolicyText text(Path file, CatalogueOption catalogue) throws IOException {
        Catalogue features = CatalogueReader.resolve(catalogue.nameOrFile());
        new PolicyReader(features).read(file);
        PolicyText text = PolicyTexts.of(Files.readString(file), "the policy " + file, features);
        LivePolicy.of(text);
        return text;
    }

    Policy read() throws NoSuchFileException {
        return read(file, catalogue);
    }

    static Policy read(Path file, CatalogueOption catalogue) throws NoSuchFileException {
        return new PolicyReader(CatalogueReader.resolve(catalogue.nameOrFile())).read(file);
    }
}
