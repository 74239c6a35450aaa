package io.tidemark.cli.config;

import io.tidemark.cli.options.SettingOptions;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.DataDirOption;
import io.tidemark.exit.ExitCodes;
import io.tidemark.settings.Layers;
import io.tidemark.settings.LayersByProcess;
import io.tidemark.settings.Problem;
import io.tidemark.settings.SettingsException;
import io.tidemark.settings.Source;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackSettings;
import io.tidemark.stack.settings.Settable;
import io.tidemark.stack.settings.StackCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description =
                "Says what is wrong with settings, all of it at once, as the process would at its start; exits with 2"
                        + " if anything is. Nothing is started.",
        mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    "a properties file that a process is started with; without --process it is named after it, as in"
                            + " scoring.properties")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--process", paramLabel = "PROCESS", description = "whose settings the files hold")
    private Optional<String> process;

    @Mixin
    private SettingOptions settings;

    @Mixin
    private DataDirOption where;

    @Mixin
    private Output output;

    /** What was found right. */
    record Checked(List<String> files, int settings) {

        String text() {
            return "%,d settings checked, nothing wrong".formatted(settings);
        }
    }

    @Override
    public Integer call() {
        if (files.isEmpty() && settings.isEmpty()) {
            throw new Failure(ExitCodes.USAGE, "there is nothing to check; name a FILE, --settings or --set");
        }
        List<Problem> problems = new ArrayList<>();
        int count = files.isEmpty() ? stack(problems) : files(problems);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        Checked checked = new Checked(files.stream().map(Path::toString).toList(), count);
        output.result(checked, checked::text);
        return ExitCodes.DONE;
    }

    /** Each as the process itself would read it, with the environment and the flags that are addressed to it. */
    private int files(List<Problem> problems) {
        LayersByProcess all = new LayersByProcess(Settable.allKeys());
        Map<String, Settable> named = new LinkedHashMap<>();
        for (Path file : files) {
            Settable one = ProcessChoice.of(process, file);
            all.of(one.name()).file(file);
            named.put(one.name(), one);
        }
        settings.addTo(all);
        problems.addAll(all.problems());
        for (Settable other : Settable.ALL) {
            if (!named.containsKey(other.name())) {
                all.of(other.name()).given().stream()
                        .filter(one -> one.source() instanceof Source.Flag)
                        .forEach(one -> problems.add(new Problem(
                                "--set",
                                one.shown() + " is of no file named here; name the file of " + other.name()
                                        + " too, or leave FILE out")));
            }
        }
        int count = 0;
        for (Settable one : named.values()) {
            Layers layers = all.of(one.name());
            try {
                layers.read(one.make(), output::progress);
                count += written(layers);
            } catch (SettingsException e) {
                problems.addAll(e.problems());
            }
        }
        return count;
    }

    /** As {@code up} would read them. */
    private int stack(List<Problem> problems) {
        LayersByProcess layers =
                StackSettings.layers(StackOptions.in(where.dataDir().root()));
        settings.addTo(layers);
        try {
            StackCheck.read(layers, output::progress);
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
        return Settable.ALL.stream()
                .mapToInt(one -> written(layers.of(one.name())))
                .sum();
    }

    private static int written(Layers layers) {
        return (int) layers.given().stream()
                .filter(one -> !(one.source() instanceof Source.Program))
                .count();
    }
}
