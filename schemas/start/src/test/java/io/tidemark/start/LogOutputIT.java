package io.tidemark.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class LogOutputIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void jsonIsOneObjectALine() throws Exception {
        List<JsonNode> lines = json(run(Map.of("log.format", "json")).lines());
        assertThat(lines).hasSizeGreaterThan(3).allSatisfy(line -> {
            assertThat(line.path("time").asText()).endsWith("Z");
            assertThat(Instant.parse(line.path("time").asText())).isBetween(Instant.EPOCH, Instant.now());
            assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.path("logger").asText()).isNotBlank();
            assertThat(line.path("thread").asText()).isNotBlank();
            assertThat(line.path("message").asText()).isNotBlank();
        });
        assertThat(lines)
                .filteredOn(line -> !line.path("stack_trace").asText().isEmpty())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("stack_trace").isTextual()).isTrue();
                    assertThat(line.path("stack_trace").asText())
                            .startsWith("java.lang.IllegalStateException: outer\nline\n\tat ")
                            .contains("Caused by: java.lang.IllegalArgumentException: inner\ufffd\ufffd");
                });
        assertThat(lines)
                .extracting(line -> line.path("message").asText())
                .contains("line 0 says \"a\nb\u001b[31m\u0000\ufffd\"");
    }

    /** What is not escaped in JSON's own way would act on a terminal. */
    @Test
    void noControlCharacterIsWrittenAsItIs() throws Exception {
        for (String format : List.of("json", "text")) {
            assertThat(run(Map.of("log.format", format)).replace("\n", "").replace("\t", ""))
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
                    .containsIgnoringCase("u001b[31m");
        }
    }

    @Test
    void aFileIsMovedOnBeforeItIsTooLarge() throws Exception {
        for (String format : List.of("json", "text")) {
            Path file = directory.resolve(format + " logs").resolve("sample.log");
            String out = run(Map.of(
                    "log.format", format,
                    "log.file", file.toString(),
                    "log.file.size", "8 kB",
                    "log.files", "3",
                    "lines", "1000"));
            assertThat(out).isEmpty();
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertThat(files.map(one -> one.getFileName().toString()))
                        .containsExactlyInAnyOrder("sample.log", "sample.log.1", "sample.log.2");
            }
            List<String> kept = new ArrayList<>();
            for (String name : List.of("sample.log.2", "sample.log.1", "sample.log")) {
                Path part = file.resolveSibling(name);
                assertThat(Files.size(part)).isLessThan(16 << 10);
                kept.addAll(Files.readAllLines(part));
            }
            assertThat(kept).anyMatch(line -> line.contains("line 999 says"));
            assertThat(kept).noneMatch(line -> line.contains("line 5 says"));
            if (format.equals("json")) {
                assertThat(json(kept.stream())).hasSameSizeAs(kept);
            }
        }
    }

    private static List<JsonNode> json(Stream<String> lines) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> read = new ArrayList<>();
        for (String line : lines.toList()) {
            read.add(mapper.readTree(line));
        }
        return read;
    }

    /** What it prints on its standard output. */
    private String run(Map<String, String> more) throws InterruptedException {
        Map<String, String> settings = new HashMap<>(
                Map.of("bootstrap.servers", "none:1", "schema.registry.url", "http://none:1", "end", "that was all"));
        settings.putAll(more);
        try (Sample sample = Sample.start(directory, settings)) {
            assertThat(sample.awaitEnd(SOON)).as(sample.stderr()).isEqualTo(1);
            assertThat(sample.stderr().strip()).isEqualTo("sample: that was all");
            return sample.stdout();
        }
    }
}
