package io.tidemark.cli.mapping;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.guess.MappingGuess;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "guess",
        description =
                "Proposes a mapping for a CSV file, with the reason of each line; read it, mend it and pass it on by"
                        + " --mapping. Exits 3 if something is left open that only a person can say.",
        mixinStandardHelpOptions = true)
final class MappingGuessCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "CSV with a header, plain or packed; - for standard input")
    private Path file;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        MappingGuess guess = MappingGuess.of(file);
        output.result(guess, guess::yaml);
        guess.told().forEach(told -> output.progress("check: " + told));
        guess.open().forEach(open -> output.progress("left open: " + open));
        return guess.open().isEmpty() ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }
}
