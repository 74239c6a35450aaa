package io.tidemark.cli.models;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "keygen",
        description =
                "Makes a key pair that signs bundles: a private key for you alone, and a public one to be trusted.",
        mixinStandardHelpOptions = true)
final class ModelsKeygenCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where both files go; made if absent")
    private Path directory;

    @Mixin
    private Output output;

    private record Result(String keyId, String privateKey, String publicKey) {}

    @Override
    public Integer call() throws IOException {
        SigningKey key = SigningKey.generate(new SecureRandom());
        KeyFiles files = KeyFiles.in(directory);
        files.write(key);
        Result result = new Result(
                key.id(), files.privateKey().toString(), files.publicKey().toString());
        output.result(
                result,
                () -> "key " + result.keyId() + ": sign with " + result.privateKey() + ", have " + result.publicKey()
                        + " trusted");
        return ExitCodes.DONE;
    }
}
