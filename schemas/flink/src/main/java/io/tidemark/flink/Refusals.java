package io.tidemark.flink;

import io.tidemark.log.start.Failure;
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
        if (cause instanceof LinkageError && !(cause instanceof ExceptionInInitializerError)) {
            return String.format(
                    Locale.ROOT,
                    "this Flink does not fit the job, %s is missing or another; the job was built for Flink %s and needs its flink-connector-base and flink-statebackend-rocksdb, which every distribution has",
                    said(cause),
                    FlinkVersion.builtFor());
        }
        if (cause instanceof SettingsException settings) {
            return settings.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
        }
        return failure.expected()
                ? failure.sentence()
                : "the job was not submitted or has failed: " + root(cause) + "; Flink's log says more";
    }

    /** Not every exception says anything; then its name has to do. */
    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
