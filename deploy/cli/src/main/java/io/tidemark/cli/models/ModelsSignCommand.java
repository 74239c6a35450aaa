package io.tidemark.cli.models;

import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sign",
        description = "Signs a bundle, in place of any signature that it has.",
        mixinStandardHelpOptions = true)
final class ModelsSignCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE")
    private Path bundle;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "a private key of models keygen")
    private Path key;

    @Option(names = "--out", paramLabel = "F", description = "the signed bundle (default: BUNDLE itself)")
    private Optional<Path> out;

    @Mixin
    private Output output;

    private record Result(String version, String keyId, String bundle, String bundleSha256) {}

    @Override
    public Integer call() throws IOException {
        Path target = OutFile.checked(out.orElse(bundle));
        SigningKey signer = SigningKey.read(key);
        Bundle signed = Bundle.open(Files.readAllBytes(bundle)).signedBy(signer);
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.write(fresh, signed.bytes());
        // The file changes at once: whoever reads it meanwhile gets the old bundle or the new one.
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        Result result = new Result(signed.manifest().version(), signer.id(), target.toString(), signed.sha256());
        output.result(
                result,
                () -> "model " + result.version() + " in " + target + " is signed with the key " + result.keyId());
        return ExitCodes.DONE;
    }
}
