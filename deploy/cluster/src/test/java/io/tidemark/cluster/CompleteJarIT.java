package io.tidemark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in the job jars, and what is not. */
@Tag("stack")
class CompleteJarIT {

    @ParameterizedTest
    @CsvSource({
        "stream-features/job, tidemark-features-job, io.tidemark.features.job.FeaturesJobMain",
        "drift-monitor/job, tidemark-drift-job, io.tidemark.drift.job.MonitorJobMain"
    })
    void everyClassThatOursNameIsThereOrInFlinksDistribution(String module, String artifact, String main)
            throws IOException {
        Path jar = jar(module, artifact);
        String missing = jdeps(
                jar, Files.readString(Path.of("target", "cluster.classpath")).strip());
        assertThat(missing.lines().filter(line -> line.strip().startsWith("io.tidemark.")))
                .filteredOn(line -> !line.strip().startsWith("io.tidemark.shaded."))
                .isEmpty();
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(main);
            assertThat(file.stream().map(entry -> entry.getName()).filter(CompleteJarIT::isTheClusters))
                    .isEmpty();
            assertThat(file.getEntry("META-INF/services/org.apache.kafka.common.config.provider.ConfigProvider"))
                    .isNotNull();
        }
    }

    /** A cluster looks for these in its own class path first, so another version there would win. */
    private static boolean isTheClusters(String name) {
        return name.endsWith(".class") && (name.startsWith("org/apache/flink/") || name.startsWith("org/slf4j/"));
    }

    private static String jdeps(Path jar, String classPath) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        out,
                        out,
                        List.of("--multi-release", "17", "--missing-deps", "-cp", classPath, jar.toString())
                                .toArray(String[]::new));
        // It has looked: classes that Kafka and Avro can do without are missing.
        assertThat(said.toString()).contains("not found").doesNotContain("Error:");
        return said.toString();
    }

    private static Path jar(String module, String artifact) {
        return Path.of(
                System.getProperty("tidemark.root"),
                module,
                "target",
                artifact + "-" + System.getProperty("tidemark.version") + "-job.jar");
    }
}
