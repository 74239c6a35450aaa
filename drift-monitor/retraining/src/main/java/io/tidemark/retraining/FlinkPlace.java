package io.tidemark.retraining;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cluster that trainings are run on.
 *
 * @param address of Flink's REST interface, like http://host:8081
 * @param jar with the job that runs commands
 */
record FlinkPlace(URI address, Path jar) {

    /** Names where trainings are run. */
    static final String RUN = "training.run";

    private static final String JAR = "tidemark-drift-job";

    /** Empty if trainings are run by the service itself. */
    static Optional<FlinkPlace> of(Settings settings) {
        if (settings.choice(RUN, "process", "flink").equals("process")) {
            return Optional.empty();
        }
        String address = settings.text("training.flink", "");
        if (!address.startsWith("http://") && !address.startsWith("https://")) {
            settings.problem(
                    "training.flink is '" + address
                            + "' but must be the address of Flink's REST interface, like http://host:8081, as training.run is flink");
            return Optional.empty();
        }
        Optional<Path> jar = Optional.of(settings.text("training.flink.jar", ""))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .or(FlinkPlace::onTheClassPath);
        if (jar.isEmpty() || !Files.isRegularFile(jar.get())) {
            settings.problem("training.flink.jar "
                    + jar.map(path -> "is '" + path + "', which is no file,").orElse("is not set")
                    + " but must be the jar of " + JAR + ", as training.run is flink");
            return Optional.empty();
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
