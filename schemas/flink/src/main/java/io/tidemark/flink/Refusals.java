package io.tidemark.flink;

import io.tidemark.schemas.start.Failure;
import io.tidemark.settings.Problem;
import io.tidemark.settings.SettingsException;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns what a submission failed with into one sentence and the exit code that all processes share. */
final class Refusals {

    private Refusals() {}

    static JobRefused of(String job, Throwable cause) {
        Failure failure = Failure.of(cause);
        return new JobRefused(job + ": " + sentence(cause, failure).replaceAll("\\s*\\R\\s*", " "), failure.exitCode());
    }

    private static String sentence(Throwable cause, Failure failure) {
        if (cause instanceof LinkageError) {
            return String.format(
                    Locale.ROOT,
                    "this Flink does not fit the job, %s is missing or another; the job was built for Flink %s and needs its flink-connector-base and flink-statebackend-rocksdb, which every distribution has",
                    cause.getMessage(),
                    FlinkVersion.builtFor());
        }
        if (cause instanceof SettingsException settings) {
            return settings.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
        }
        return failure.expected()
                ? failure.sentence()
                : "the job was not submitted or has failed: " + root(cause) + "; Flink's log says more";
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
