package io.tidemark.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.features.files.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingCommandTest {

    @TempDir
    Path dir;

    @Test
    void theShippedMappingsAreListedAndShown() throws IOException {
        Run list = Run.of("mapping", "list");
        assertThat(list.code()).isZero();
        assertThat(list.out().lines()).hasSameSizeAs(Mapping.SHIPPED).allMatch(line -> line.length() > 30);
        assertThat(new ObjectMapper()
                        .readTree(Run.of("mapping", "list", "-o", "json").out()))
                .hasSameSizeAs(Mapping.SHIPPED);
        for (String name : Mapping.SHIPPED) {
            assertThat(Run.of("mapping", "show", name).out().strip())
                    .isEqualTo(Mapping.text(name).strip());
        }
    }

    @Test
    void anUnknownNameIsOneSentence() {
        Run shown = Run.of("mapping", "show", "paysin");
        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("did you mean 'paysim'?").hasLineCount(1);
    }

    @Test
    void whatIsLeftOpenIsToldOnStderrAndByTheExitCode() throws IOException {
        Path file = Files.writeString(
                dir.resolve("a.csv"),
                "date,customer,merchant,amount,fraud\n01/02/2018,a,b,1.00,0\n02/02/2018,a,b,2.00,1\n");
        Run guess = Run.of("mapping", "guess", file.toString());
        assertThat(guess.code()).isEqualTo(3);
        assertThat(guess.err())
                .contains("left open: time: day and month cannot be told apart, dd/MM/yyyy and MM/dd/yyyy");
        assertThat(guess.out()).contains("# time:  OPEN:");
        var json = new ObjectMapper()
                .readTree(Run.of("mapping", "guess", file.toString(), "-o", "json")
                        .out());
        assertThat(json.get("open")).hasSize(1);
        assertThat(json.get("yaml").asText().strip()).isEqualTo(guess.out().strip());
    }

    @Test
    void whatTurnsTheDirectionOfTextIsAnEscapeInJsonAndTheSameTextToWhoeverParsesIt() throws IOException {
        Path file = Files.writeString(
                dir.resolve("own.yaml"), Mapping.text("handbook") + "# \u202E turned\n", StandardCharsets.UTF_8);
        String json = Run.of("mapping", "show", file.toString(), "-o", "json").out();
        assertThat(json).doesNotContain("\u202E").contains("turned");
        assertThat(new ObjectMapper().readTree(json).get("yaml").asText()).contains("# \u202E turned");
    }

    @Test
    void aFileThatIsNoneIsOneSentence() {
        Run guess = Run.of("mapping", "guess", dir.resolve("absent.csv").toString());
        assertThat(guess.code()).isNotZero();
        assertThat(guess.err()).contains("absent.csv").hasLineCount(1);
    }
}
