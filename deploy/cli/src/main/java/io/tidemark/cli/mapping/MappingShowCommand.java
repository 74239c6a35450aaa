package io.tidemark.cli.mapping;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.Mapping;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Prints a shipped mapping, or checks and prints a file of your own.",
        mixinStandardHelpOptions = true)
final class MappingShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "of a shipped mapping, or a file")
    private String name;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        String yaml = Mapping.text(name);
        Mapping mapping = Mapping.resolve(name);
        output.result(Map.of("name", mapping.name(), "yaml", yaml), () -> yaml);
        return ExitCodes.DONE;
    }
}
