package io.tidemark.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.dist.UnpackedArchive.Said;
import io.tidemark.stack.StackPorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("stack")
class ArchiveIT {

    private static UnpackedArchive archive;

    @BeforeAll
    static void unpack() throws Exception {
        archive = UnpackedArchive.unpack();
    }

    @AfterAll
    static void remove() throws Exception {
        archive.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidemark", "scoring", "rollout", "retraining", "webhooks", "console"})
    void everyProgramSaysHowItIsUsed(String program) throws Exception {
        Said said = archive.run("\"$bin/" + program + "\" --help");
        assertThat(said.exitCode()).as(said.toString()).isZero();
        assertThat(said.stdout()).containsIgnoringCase("usage: " + program);
        assertThat(said.stderr()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "scoring, scoring.engine=maybe, scoring.engine is \"maybe\"",
        "rollout, acknowledgements.wait=soon, acknowledgements.wait is \"soon\"",
        "retraining, training.time=soon, training.time is"
    })
    void aBrokenConfigurationIsOneSentence(String program, String setting, String sentence) throws Exception {
        Said said = archive.run(
                """
                cat "${bin%%/bin}/conf/PROGRAM.properties" >STATE/broken-PROGRAM.properties
                echo 'SETTING' >>STATE/broken-PROGRAM.properties
                "$bin/PROGRAM" STATE/broken-PROGRAM.properties
                """
                        .replace("PROGRAM", program)
                        .replace("STATE", archive.state().toString())
                        .replace("SETTING", setting)
                        .replace("%%", "%"));
        assertThat(said.exitCode()).as(said.toString()).isEqualTo(2);
        assertThat(said.stderr().strip()).contains(sentence).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scoring", "rollout", "retraining"})
    void wrongUsageIsOneSentence(String program) throws Exception {
        for (String arguments : List.of("", "a b", archive.state() + "/none.properties")) {
            Said said = archive.run("\"$bin/" + program + "\" " + arguments);
            assertThat(said.exitCode()).as(said.toString()).isEqualTo(2);
            assertThat(said.stderr().strip()).startsWith(program + ": ").doesNotContain("\n");
        }
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Said said = archive.run("JAVA_HOME=/none \"$bin/scoring\" /etc/hostname");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.stderr().strip())
                .isEqualTo("scoring: JAVA_HOME is /none, but there is no bin/java in it; point it at a JDK 17");
    }

    @Test
    void aLinkToAProgramRunsIt() throws Exception {
        Said said = archive.run(
                "ln -s \"$bin/tidemark\" %s/tm && %s/tm --version".formatted(archive.state(), archive.state()));
        assertThat(said.exitCode()).as(said.toString()).isZero();
        assertThat(said.stdout()).startsWith("tidemark 0.");
    }

    @Test
    void theExampleOfAnotherDomainLiesInItAndIsRead() throws Exception {
        Said said = archive.run(
                "\"$bin/tidemark\" features list --catalogue \"${bin%/bin}/examples/predictive-maintenance/catalogue.yaml\"");
        assertThat(said.exitCode()).as(said.toString()).isZero();
        assertThat(said.stdout()).contains("catalogue machines", "every reading has to say");
    }

    @Test
    void theStackRunsFromItWithItsStateElsewhere() throws Exception {
        StackPorts ports = StackPorts.free();
        String data = archive.state() + "/stack";
        try {
            Said up = archive.run(
                    "\"$bin/tidemark\" up --detach --data-dir %s --broker-port %d --registry-port %d --flink-port %d --console-port %d --ops-port-base %d"
                            .formatted(
                                    data,
                                    ports.broker(),
                                    ports.registry(),
                                    ports.flink(),
                                    ports.console(),
                                    ports.opsBase()));
            assertThat(up.exitCode()).as(up.toString()).isZero();
            Said status = archive.run("\"$bin/tidemark\" status -o json --data-dir " + data);
            assertThat(status.exitCode()).as(status.toString()).isZero();
            assertThat(status.stdout()).contains("\"retraining\"");
        } finally {
            Said down = archive.run("\"$bin/tidemark\" down --data-dir " + data);
            assertThat(down.exitCode()).as(down.toString()).isZero();
        }
    }

    @Test
    void noPathOfTheMachineThatBuiltItIsInIt() throws Exception {
        List<String> paths = List.of(
                Path.of(System.getProperty("tidemark.root")).toRealPath().toString(),
                Path.of(System.getProperty("user.home"), ".m2").toString());
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(archive.home(), FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.matches("tidemark-.*\\.jar")) {
                    search(file, paths, found);
                } else if (!name.endsWith(".jar") && names(Files.readAllBytes(file), paths)) {
                    found.add(name);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void search(Path jar, List<String> paths, List<String> found) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    if (names(in.readAllBytes(), paths)) {
                        found.add(jar.getFileName() + "!" + entry.getName());
                    }
                }
            }
        }
    }

    private static boolean names(byte[] bytes, List<String> paths) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return paths.stream().anyMatch(text::contains);
    }
}
