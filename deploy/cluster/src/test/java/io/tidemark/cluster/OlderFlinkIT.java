package io.tidemark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cluster.FlinkCluster.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The job jars on a cluster of another Flink than they were built for. */
@Tag("stack")
class OlderFlinkIT {

    private static final String FOUND = System.getProperty("tidemark.flink.older");
    private static final String BUILT_FOR = line(System.getProperty("tidemark.flink"));

    @TempDir
    static Path dir;

    private static FlinkCluster cluster;

    @BeforeAll
    static void startTheCluster() throws Exception {
        cluster = FlinkCluster.startOlder(dir.resolve("flink"));
        assertThat(cluster.rest().get("/config").get("flink-version").asText()).isEqualTo(FOUND);
    }

    @AfterAll
    static void stopTheCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @ParameterizedTest
    @EnumSource(JobJar.class)
    void aJobSaysWhichFlinkItWasBuiltForAndWhichItFoundAndWhatToDo(JobJar jar) throws Exception {
        String id = cluster.rest().upload(jar.file());
        assertThat(cluster.rest()
                        .tryToRun(id, Map.of("programArgsList", List.of("none.properties")))
                        .body())
                .contains(sentence(jar));
        assertThat(cluster.jobManagerIsAlive()).isTrue();
        Answer answer = cluster.commandLine("run", jar.file().toString(), "none.properties");
        assertThat(answer.stderr().strip()).isEqualTo(sentence(jar));
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    private static String sentence(JobJar jar) {
        String job = jar == JobJar.FEATURES ? "features" : "monitor";
        return job + ": the " + job + " job was built for Flink " + BUILT_FOR + ".x and this cluster runs Flink "
                + FOUND
                + "; submit it to a Flink " + BUILT_FOR
                + ".x cluster, or take the release of Tidemark that was built for Flink " + line(FOUND) + ".x";
    }

    private static String line(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }
}
