package io.tidemark.cli.docs;

import io.tidemark.cli.Tidemark;
import io.tidemark.stack.settings.Settable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Holds the commands that pages show against the command line, without running them. */
final class CommandCheck {

    private static final Pattern COMMAND = Pattern.compile("(?:\\$ )?(?:[A-Z_]+=\\S* )*(?:\\./)?tidemark( .*)?");
    private static final Pattern NOUN_OR_VERB = Pattern.compile("[a-z][a-z-]*");
    private static final Pattern OPTION = Pattern.compile("(--[a-z][a-z-]*).*");
    private static final Pattern SET = Pattern.compile("--set[ =]([a-z]+)\\.([a-z0-9.]+)=");

    private static final CommandLine TIDEMARK = Tidemark.commandLine();

    private CommandCheck() {}

    /** A sentence for each command of a page that would be refused, and each setting that nobody knows. */
    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        commands(page).forEach(line -> parse(page, line, problems));
        page.spans().forEach(line -> {
            if (COMMAND.matcher(line.text()).matches()) {
                resolve(page, line, problems);
            }
        });
        Stream.concat(page.fenced().stream(), page.spans().stream()).forEach(line -> keys(page, line, problems));
        return problems;
    }

    /** The commands of fenced blocks, each with what follows behind a backslash. */
    static List<Page.Line> commands(Page page) {
        List<Page.Line> commands = new ArrayList<>();
        List<Page.Line> lines = page.fenced();
        for (int i = 0; i < lines.size(); i++) {
            Page.Line first = lines.get(i);
            if (COMMAND.matcher(first.text().strip()).matches()) {
                String text = first.text().strip();
                while (text.endsWith("\\") && i + 1 < lines.size()) {
                    i++;
                    text = text.substring(0, text.length() - 1)
                            + lines.get(i).text().strip();
                }
                commands.add(new Page.Line(first.number(), text));
            }
        }
        return commands;
    }

    private static void parse(Page page, Page.Line line, List<String> problems) {
        try {
            ParseResult parsed =
                    TIDEMARK.parseArgs(ShellWords.argumentsOf(line.text()).toArray(String[]::new));
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
            }
            CommandSpec last = parsed.commandSpec();
            if (!last.subcommands().isEmpty() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                problems.add("%s: `%s` names no command; one of %s must follow"
                        .formatted(
                                page.place(line),
                                line.text(),
                                last.subcommands().keySet()));
            }
        } catch (ParameterException e) {
            problems.add("%s: `%s` would be refused: %s; see %s --help"
                    .formatted(
                            page.place(line),
                            line.text(),
                            e.getMessage(),
                            e.getCommandLine().getCommandSpec().qualifiedName()));
        }
    }

    /** Within prose a command may be cut short: its nouns and verbs, and the options that it names, must be there. */
    private static void resolve(Page page, Page.Line line, List<String> problems) {
        CommandLine command = TIDEMARK;
        boolean named = false;
        for (String word : ShellWords.argumentsOf(line.text())) {
            Map<String, CommandLine> inner = command.getSubcommands();
            Matcher option = OPTION.matcher(word);
            if (!named && inner.containsKey(word)) {
                command = inner.get(word);
            } else if (!named && !inner.isEmpty() && NOUN_OR_VERB.matcher(word).matches()) {
                problems.add("%s: `%s`: there is no command %s; there are %s"
                        .formatted(page.place(line), line.text(), word, inner.keySet()));
                return;
            } else if (option.matches()) {
                named = true;
                if (!command.getCommandSpec().optionsMap().containsKey(option.group(1))) {
                    problems.add("%s: `%s`: %s has no option %s; it has %s"
                            .formatted(
                                    page.place(line),
                                    line.text(),
                                    command.getCommandSpec().qualifiedName(),
                                    option.group(1),
                                    command.getCommandSpec().optionsMap().keySet()));
                }
            } else {
                named = true;
            }
        }
    }

    private static void keys(Page page, Page.Line line, List<String> problems) {
        Matcher set = SET.matcher(line.text());
        while (set.find()) {
            String process = set.group(1);
            String key = set.group(2);
            if (Settable.allKeys().stream().noneMatch(keys -> keys.name().equals(process))) {
                problems.add("%s: there is no process %s to set %s of; there are %s"
                        .formatted(
                                page.place(line),
                                process,
                                key,
                                Settable.allKeys().stream()
                                        .map(keys -> keys.name())
                                        .collect(Collectors.joining(", "))));
            } else if (Settable.allKeys().stream().noneMatch(keys -> keys.name().equals(process) && keys.knows(key))) {
                problems.add("%s: %s has no setting %s; see docs/reference/settings.md"
                        .formatted(page.place(line), process, key));
            }
        }
    }
}
