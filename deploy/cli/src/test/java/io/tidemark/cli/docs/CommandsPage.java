package io.tidemark.cli.docs;

import io.tidemark.cli.Tidemark;
import io.tidemark.exit.ExitCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference page of all commands, made from the model of the command line. */
final class CommandsPage {

    private static final String BEGINNING =
            """
            # Commands

            `./tidemark` in the source tree, `bin/tidemark` in the archive. Each command takes `--help`. Data goes to stdout, progress and hints to stderr; `-o json` prints JSON alone.

            Exit codes: %s.

            This page is made from the command line itself, and a test holds it.
            """
                    .formatted(ExitCodes.sentence());

    private CommandsPage() {}

    static String markdown() {
        List<CommandSpec> commands = new ArrayList<>();
        collect(Tidemark.commandLine(), commands);
        StringBuilder page = new StringBuilder(BEGINNING).append("\n| command | does |\n|---|---|\n");
        commands.forEach(command -> page.append("| [`%s`](#%s) | %s |\n"
                .formatted(
                        command.qualifiedName(),
                        command.qualifiedName().replace(' ', '-'),
                        cell(command.usageMessage().description()))));
        commands.forEach(command -> page.append(section(command)));
        return page.toString();
    }

    private static void collect(CommandLine command, List<CommandSpec> leaves) {
        if (command.getSubcommands().isEmpty()) {
            leaves.add(command.getCommandSpec());
        }
        command.getSubcommands().values().forEach(inner -> collect(inner, leaves));
    }

    private static String section(CommandSpec command) {
        StringBuilder section = new StringBuilder("\n## ")
                .append(command.qualifiedName())
                .append("\n\n")
                .append(String.join(" ", command.usageMessage().description()))
                .append('\n');
        List<ArgSpec> arguments = Stream.concat(
                        command.positionalParameters().stream().map(ArgSpec.class::cast),
                        command.options().stream().filter(option -> !option.usageHelp() && !option.versionHelp()))
                .filter(argument -> !argument.hidden())
                .toList();
        if (!arguments.isEmpty()) {
            section.append("\n| takes | must be given | by default | means |\n|---|---|---|---|\n");
            arguments.forEach(argument -> section.append(row(argument)));
        }
        String[] footer = command.usageMessage().footer();
        if (footer.length > 0) {
            section.append('\n').append(String.join("\n", footer).strip()).append('\n');
        }
        return section.toString();
    }

    private static String row(ArgSpec argument) {
        String byDefault = argument.defaultValueString(true);
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        names(argument),
                        argument.required() ? "yes" : "",
                        byDefault == null || byDefault.equals("null") ? "" : "`" + byDefault + "`",
                        cell(argument.description()));
    }

    private static String names(ArgSpec argument) {
        if (argument instanceof PositionalParamSpec) {
            return "`" + argument.paramLabel().replace("|", "\\|") + "`";
        }
        OptionSpec option = (OptionSpec) argument;
        String value =
                option.arity().max() == 0 ? "" : " " + option.paramLabel().replace("|", "\\|");
        return Arrays.stream(option.names())
                .map(name -> "`" + name + value + "`")
                .collect(Collectors.joining(", "));
    }

    private static String cell(String[] lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ").strip().replace("|", "\\|");
    }
}
