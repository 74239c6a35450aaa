package io.tidemark.flink;

import io.tidemark.settings.Keys;
import io.tidemark.settings.Layers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The arguments of a job's main method: a properties file, and any number of {@code --set JOB.KEY=VALUE} behind it. */
public final class JobArguments {

    private JobArguments() {}

    static String usage(String job) {
        return String.format(
                Locale.ROOT,
                "usage: flink run [Flink's options] tidemark-%s-job.jar FILE [--set %s.KEY=VALUE ...]%n"
                        + "Submits the %s job with the settings of FILE, a properties file where this main method runs:%n"
                        + "on your machine with flink run, on the job manager's with REST and the operator.%n"
                        + "What is set goes before what FILE says; variables TIDEMARK_%s_KEY go before it too.",
                job,
                job,
                job,
                job.toUpperCase(Locale.ROOT));
    }

    /**
     * The settings that they make, with those of the environment.
     *
     * @param keys of the job
     * @throws IllegalArgumentException in one sentence if they are not as {@link #usage} says, or there is no such file
     */
    public static Layers layers(Keys keys, Map<String, String> environment, String... args) {
        if (args.length == 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the %s job needs a properties file as its first argument, and was given none; try --help",
                    keys.name()));
        }
        if (Files.notExists(Path.of(args[0]))) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the properties file %s is not there; it must lie on the machine where the main method runs, which is the job manager's with REST and the operator",
                    args[0]));
        }
        return Layers.of(keys, environment, args);
    }
}
