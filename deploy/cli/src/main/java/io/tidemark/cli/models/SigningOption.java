package io.tidemark.cli.models;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.schemas.text.ShellWord;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.StackKeys;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who vouches for a bundle that a command makes: a key that is named, or that of a stack's data directory. */
public final class SigningOption {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "signs the bundle with this private key (default: unsigned; publishing it to a local stack signs"
                            + " it there)")
    private Optional<Path> file;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "signs the bundle with the key of the stack that keeps its state there")
    private Optional<Path> dataDir;

    /** Empty if nothing was asked for; fails with one sentence if the key is not there. */
    public Optional<SigningKey> key() {
        return file.map(SigningKey::read).or(() -> dataDir.map(SigningOption::ofStack));
    }

    private static SigningKey ofStack(Path directory) {
        StackKeys keys = StackKeys.of(new DataDir(directory));
        return keys.signing()
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE,
                        "there is no key " + keys.signingKey()
                                + "; start the stack once with: ./tidemark up --data-dir "
                                + ShellWord.of(directory) + ", or name --key"));
    }
}
