package io.tidemark.cli.models;

import io.tidemark.cli.options.DurationConverter;
import io.tidemark.cli.print.OutFile;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.retraining.log.DataSetRebuild;
import io.tidemark.scoring.model.bundle.Bundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rebuild",
        description =
                "Reads the rows that a retrained model was made of from the log again, trains it again and compares both"
                        + " with the bundle; exits 3 if they differ.",
        mixinStandardHelpOptions = true)
final class ModelsRebuildCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "a bundle's file, or the version of a published model")
    private String bundle;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the rows, an Avro container file")
    private Path out;

    @Option(
            names = "--clock-skew",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "clock.skew of the retraining service that made it (default: ${DEFAULT-VALUE})")
    private Duration clockSkew;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /** What scripts read; the versions of XGBoost that trained the model first and again are null if unknown. */
    private record Result(
            String version,
            long rows,
            String sha256Recorded,
            String sha256,
            boolean sameRows,
            boolean sameModel,
            String xgboost,
            String xgboostAgain) {}

    @Override
    public Integer call() throws Exception {
        Bundle named = new NamedBundle(servers).open(bundle);
        Connection connection = servers.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            DataSetRebuild.Result rebuilt = new DataSetRebuild(connection, registry, clockSkew, output::progress)
                    .run(named, OutFile.checked(out));
            Result result = new Result(
                    rebuilt.version(),
                    rebuilt.rows(),
                    rebuilt.recorded(),
                    rebuilt.rebuilt(),
                    rebuilt.sameRows(),
                    rebuilt.sameModel(),
                    rebuilt.trainers().first().orElse(null),
                    rebuilt.trainers().again().orElse(null));
            output.result(result, () -> text(result));
            if (!result.sameModel()) {
                output.progress(rebuilt.trainers().whyAnother());
            }
            return result.sameModel() ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
        }
    }

    private String text(Result result) {
        String rows = result.sameRows()
                ? "%,d rows in %s, the same as model %s was made of (%s)"
                        .formatted(result.rows(), out, result.version(), result.sha256())
                : "%,d rows in %s with the hash %s, but model %s was made of others (%s)"
                        .formatted(result.rows(), out, result.sha256(), result.version(), result.sha256Recorded());
        String model = result.sameModel() ? "trained again the model has the same bytes" : "the model is another";
        return rows + "\n" + model;
    }
}
