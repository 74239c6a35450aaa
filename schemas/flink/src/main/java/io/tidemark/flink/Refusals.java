package io.tidemark.flink;

import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.registry.RefusedSchemaException;
import io.tidemark.schemas.registry.RegistryUnreachableException;
import io.tidemark.schemas.topics.TopicsException;
import io.tidemark.settings.Problem;
import io.tidemark.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/** Turns what a submission failed with into one sentence and an exit code. */
final class Refusals {

    static final int FAILED = 1;
    private static final int CONFIGURATION = 2;
    private static final int UNREACHABLE = 69;

    private Refusals() {}

    static JobRefused of(String job, Throwable cause) {
        return new JobRefused(job + ": " + sentence(cause).replaceAll("\\s*\\R\\s*", " "), code(cause));
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof LinkageError) {
            return String.format(
                    Locale.ROOT,
                    "this Flink does not fit the job, %s is missing or another; the job was built for Flink %s and needs its flink-connector-base and flink-statebackend-rocksdb, which every distribution has",
                    cause.getMessage(),
                    FlinkVersion.builtFor());
        }
        Throwable root = root(cause);
        if (root instanceof ConfigException) {
            return "a Kafka client cannot be made of these settings: " + root.getMessage();
        }
        if (cause instanceof SettingsException settings) {
            return settings.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
        }
        if (isOurs(cause)) {
            return cause.getMessage();
        }
        return "the job was not submitted or has failed: " + root + "; Flink's log says more";
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isOurs(Throwable cause) {
        return code(cause) != FAILED || cause instanceof TopicsException || cause instanceof RefusedSchemaException;
    }

    private static int code(Throwable cause) {
        if (cause instanceof IllegalArgumentException
                || cause instanceof UncheckedIOException
                || root(cause) instanceof ConfigException) {
            return CONFIGURATION;
        }
        return cause instanceof KafkaUnreachableException || cause instanceof RegistryUnreachableException
                ? UNREACHABLE
                : FAILED;
    }
}
