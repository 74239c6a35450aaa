package io.tidemark.cli.mapping;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.Mapping;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the shipped mappings.", mixinStandardHelpOptions = true)
final class MappingListCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    /** What scripts read. */
    private record Shipped(String name, String about) {}

    @Override
    public Integer call() {
        List<Shipped> shipped = Mapping.SHIPPED.stream()
                .map(name -> new Shipped(name, about(name)))
                .toList();
        int width = shipped.stream()
                .mapToInt(mapping -> mapping.name().length())
                .max()
                .orElse(0);
        output.result(shipped, () -> shipped.stream()
                .map(mapping ->
                        mapping.name() + " ".repeat(width + 2 - mapping.name().length()) + mapping.about())
                .collect(Collectors.joining("\n")));
        return ExitCodes.DONE;
    }

    /** The first sentence of its comment. */
    private static String about(String name) {
        String comment = Mapping.text(name)
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
        return comment.replaceAll("\\. .*", ".");
    }
}
