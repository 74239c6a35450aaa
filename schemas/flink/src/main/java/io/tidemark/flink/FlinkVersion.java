package io.tidemark.flink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** Whether the Flink that a job was handed to is one that it was built for. */
final class FlinkVersion {

    private FlinkVersion() {}

    /** Empty if the job may run on the Flink that this class is loaded beside. */
    static Optional<String> reasonToRefuse(String job) {
        return reasonToRefuse(job, builtFor(), EnvironmentInformation.getVersion());
    }

    /** A bug-fix release is as good as another; a minor one moves classes and formats that jobs hang on. */
    static Optional<String> reasonToRefuse(String job, String builtFor, String found) {
        String line = line(builtFor);
        if (line.equals(line(found))) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the %s job was built for Flink %s.x and this cluster runs Flink %s; submit it to a Flink %s.x cluster, or take the release of Tidemark that was built for Flink %s.x",
                job,
                line,
                found,
                line,
                line(found)));
    }

    static String builtFor() {
        Properties properties = new Properties();
        try (InputStream in = FlinkVersion.class.getResourceAsStream("built-for.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("built-for.properties cannot be read from the job's jar", e);
        }
        return properties.getProperty("flink");
    }

    private static String line(String version) {
        String[] parts = version.split("[.-]", -1);
        return parts.length < 2 ? version : parts[0] + "." + parts[1];
    }
}
