package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The words of a command line under the locales of cron and of containers, and the launcher under a Java that is too
 * old.
 */
@Tag("stack")
class LauncherIT {

    @TempDir
    Path dir;

    @Test
    void aNameThatIsNotAsciiIsRefusedWithTheRemedyWhereJavaCannotReadIt() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // By the shell, since this JVM's own encoding is another matter.
        Path script = Files.writeString(
                dir.resolve("run.sh"),
                "exec \"$1\" -cp \"$2\" io.tidemark.cli.Tidemark status --data-dir 'äck'\n",
                StandardCharsets.UTF_8);
        Said plain = run(
                Map.of("LC_ALL", "C"),
                List.of("sh", script.toString(), java.toString(), System.getProperty("java.class.path")));
        assertThat(plain.code()).isEqualTo(2);
        assertThat(plain.text()).contains("export LC_ALL=C.UTF-8").hasLineCount(1);
        Said utf8 = run(
                Map.of("LC_ALL", "C.UTF-8"),
                List.of("sh", script.toString(), java.toString(), System.getProperty("java.class.path")));
        assertThat(utf8.text()).contains("nothing runs").doesNotContain("LC_ALL");
    }

    @Test
    void theLauncherChoosesALocaleByWhichSuchANameCanBeRead() throws Exception {
        Path home = fakeJava("17.0.9", "echo \"charmap $(locale charmap)\"");
        Said said = launch(home, Map.of("LC_ALL", "C"));
        assertThat(said.text()).contains("charmap UTF-8");
    }

    @Test
    void aJavaThatIsTooOldIsNamed() throws Exception {
        Path home = fakeJava("11.0.2", "echo never");
        Said said = launch(home, Map.of());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text())
                .contains("is Java 11, and JDK 17 or later is needed")
                .doesNotContain("never");
    }

    private Path fakeJava(String version, String body) throws IOException {
        Path home = Files.createDirectories(dir.resolve("jdk " + version));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + body + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Said launch(Path javaHome, Map<String, String> environment) throws Exception {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("JAVA_HOME", javaHome.toString());
        all.put("TIDEMARK_BUILD", "never");
        return run(all, List.of("../../tidemark", "status"));
    }

    private record Said(int code, String text) {}

    private static Said run(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), text);
    }
}
