package io.tidemark.cli;

import io.tidemark.cli.alerts.AlertsCommand;
import io.tidemark.cli.bench.BenchCommand;
import io.tidemark.cli.config.ConfigCommand;
import io.tidemark.cli.console.ConsoleCommand;
import io.tidemark.cli.deadletters.DeadLettersCommand;
import io.tidemark.cli.drift.DriftCommand;
import io.tidemark.cli.features.FeaturesCommand;
import io.tidemark.cli.ingest.IngestCommand;
import io.tidemark.cli.lists.ListsCommand;
import io.tidemark.cli.mapping.MappingCommand;
import io.tidemark.cli.models.ModelsCommand;
import io.tidemark.cli.policy.PolicyCommand;
import io.tidemark.cli.print.ProgressLine;
import io.tidemark.cli.print.Sentences;
import io.tidemark.cli.rates.RatesCommand;
import io.tidemark.cli.server.TailCommand;
import io.tidemark.cli.server.TopicsCommand;
import io.tidemark.cli.stack.DemoCommand;
import io.tidemark.cli.stack.DownCommand;
import io.tidemark.cli.stack.StatusCommand;
import io.tidemark.cli.stack.UpCommand;
import io.tidemark.cli.webhooks.WebhooksCommand;
import io.tidemark.exit.ExitCodes;
import io.tidemark.stack.machine.ArgumentEncoding;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code tidemark}. */
@Command(
        name = "tidemark",
        description = "Scores live transactions on streams: features, decisions, drift, retraining, hot swap.",
        mixinStandardHelpOptions = true,
        version = "tidemark 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ConfigCommand.class,
            IngestCommand.class,
            MappingCommand.class,
            SimulateCommand.class,
            SimulateMachinesCommand.class,
            SimulatePaymentsCommand.class,
            FeaturesCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ScoreCommand.class,
            ModelsCommand.class,
            PolicyCommand.class,
            ListsCommand.class,
            RatesCommand.class,
            AlertsCommand.class,
            WebhooksCommand.class,
            ConsoleCommand.class,
            TailCommand.class,
            DeadLettersCommand.class,
            DriftCommand.class,
            RetrainCommand.class,
            ReplayCommand.class,
            TopicsCommand.class,
            BenchCommand.class,
        })
public final class Tidemark {

    /** Entry point. */
    public static void main(String[] args) {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        Optional<String> unreadable = ArgumentEncoding.fault(args);
        if (unreadable.isPresent()) {
            System.exit(Sentences.refuse(unreadable.get()));
        }
        ProgressLine.show();
        System.exit(commandLine().execute(args));
    }

    /** The command line with its exit codes and error sentences. */
    public static CommandLine commandLine() {
        Sentences sentences = new Sentences();
        CommandLine commandLine = new CommandLine(new Tidemark());
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("Exit codes:%n")
                .exitCodeList(exitCodes());
        return commandLine
                .setParameterExceptionHandler(sentences)
                .setExecutionExceptionHandler(sentences)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> words = new LinkedHashMap<>();
        ExitCodes.MEANINGS.forEach((code, meaning) -> words.put(code.toString(), meaning));
        return words;
    }
}
