package io.tidemark.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewFilesTest {

    @TempDir
    Path dir;

    @Test
    void aStackUnderALimitOf256FilesSaysSoInOneSentenceAndStartsNothing() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 256; exec \"$0\" -XX:TieredStopAtLevel=1 -cp \"$1\" io.tidemark.cli.Tidemark"
                                + " up --data-dir \"$2\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        dir.resolve("data").toString())
                .redirectErrorStream(true);
        // The JVM says on the same stream that it has picked these up.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        Process up = builder.start();
        String said = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said)
                .contains("may open 256 files here")
                .contains("ulimit -n 4096")
                .hasLineCount(1);
        assertThat(up.exitValue()).isEqualTo(2);
        assertThat(dir.resolve("data/kafka")).doesNotExist();
    }
}
