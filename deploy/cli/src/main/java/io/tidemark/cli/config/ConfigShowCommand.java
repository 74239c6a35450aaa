package io.tidemark.cli.config;

import io.tidemark.cli.options.SettingOptions;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.server.DataDirOption;
import io.tidemark.exit.ExitCodes;
import io.tidemark.settings.LayersByProcess;
import io.tidemark.settings.SettingsException;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackSettings;
import io.tidemark.stack.settings.Settable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "show",
        description =
                "Shows what `up` would start the processes with, and where each value comes from; secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {

    @Mixin
    private ProcessOption process;

    @Option(names = "--changed", description = "only what somebody has set")
    private boolean changed;

    @Mixin
    private SettingOptions settings;

    @Mixin
    private DataDirOption where;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<Settable> processes = process.chosen();
        LayersByProcess layers =
                StackSettings.layers(StackOptions.in(where.dataDir().root()));
        settings.addTo(layers);
        if (!layers.problems().isEmpty()) {
            throw new SettingsException(layers.problems());
        }
        List<Shown> shown = new ArrayList<>();
        for (Settable one : processes) {
            Shown.of(one, layers.of(one.name())).stream()
                    .filter(setting -> !changed || !setting.from().isEmpty())
                    .forEach(shown::add);
        }
        output.result(shown, () -> table(shown));
        return ExitCodes.DONE;
    }

    private static String table(List<Shown> shown) {
        TextTable table = new TextTable("PROCESS", "KEY", "VALUE", "FROM");
        shown.forEach(one -> table.row(one.process(), one.key(), one.value(), one.from()));
        return table.toString();
    }
}
