package io.tidemark.retraining.settings;

import io.tidemark.retraining.order.OrderSecrets;
import io.tidemark.settings.Settings;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cluster that trainings are run on.
 *
 * @param address of Flink's REST interface, like http://host:8081
 * @param jar with the job that runs commands
 */
public record FlinkPlace(URI address, Path jar) {

    private static final String JAR = "tidemark-drift-job";

    /**
     * Empty if trainings are run by the service itself.
     *
     * @throws IllegalArgumentException in one sentence, if the cluster or the jar cannot be told
     */
    static Optional<FlinkPlace> of(Settings settings) {
        if (settings.get(RetrainingKeys.RUN).equals("process")) {
            return Optional.empty();
        }
        String address = settings.get(RetrainingKeys.FLINK);
        if (!address.startsWith("http://") && !address.startsWith("https://")) {
            throw new IllegalArgumentException(RetrainingKeys.FLINK + " is \"" + address
                    + "\" but must be the address of Flink's REST interface, like http://host:8081, as "
                    + RetrainingKeys.RUN + " is flink");
        }
        Optional<Path> jar =
                settings.find(RetrainingKeys.FLINK_JAR).map(Path::of).or(FlinkPlace::onTheClassPath);
        if (jar.isEmpty() || !Files.isRegularFile(jar.get())) {
            throw new IllegalArgumentException(RetrainingKeys.FLINK_JAR + " "
                    + jar.map(path -> "is \"" + path + "\", which is no file,").orElse("is not set")
                    + " but must be the jar of " + JAR + ", as " + RetrainingKeys.RUN + " is flink");
        }
        List<String> secrets = OrderSecrets.standingIn(settings.texts());
        if (!secrets.isEmpty()) {
            throw new IllegalArgumentException(RetrainingKeys.RUN + " is flink, and " + String.join(", ", secrets)
                    + " would lie in a file for the cluster to read; let it refer to the secret, as ${env:NAME}, ${file:/PATH:KEY} or"
                    + " ${directory:/PATH:FILE}, which is looked up where the training runs");
        }
        return Optional.of(new FlinkPlace(URI.create(address.replaceAll("/+$", "")), jar.get()));
    }

    private static Optional<Path> onTheClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(path -> String.valueOf(path.getFileName()).startsWith(JAR))
                .findFirst();
    }
}
