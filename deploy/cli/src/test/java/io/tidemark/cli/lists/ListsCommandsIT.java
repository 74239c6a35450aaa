package io.tidemark.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class ListsCommandsIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;

    @BeforeEach
    void takeCleanTopics() throws Exception {
        connection = KAFKA.freshConnection();
    }

    @Test
    void entriesComeAndGoAndWhatCannotBeIsRefusedInOneSentence() throws Exception {
        Path many = Files.writeString(
                dir.resolve("many.txt"),
                IntStream.range(0, 12_000)
                        .mapToObj(i -> "  token-of-a-customer-" + i + "\n\n")
                        .collect(Collectors.joining()));
        try (ChildProcess rollout = new OnServers(connection).rollout(dir, Map.of())) {
            refused(3, "there is no list 'stolen'", "lists", "add", "stolen", "C1");
            Run dry = run("lists", "add", "stolen", "C1", "--new", "--dry-run");
            assertThat(dry.out()).contains("PLANNED: Would be done: List stolen: 1 put in, 0 taken out");
            assertThat(run("lists", "show").out()).contains("nothing stands in any list");

            done("lists", "add", "stolen", "C1", "C/2", "--new", "--reason", "told by the bank");
            done("lists", "add", "stolen", "C1", "C3", "--until", "2200-01-01");
            done("lists", "remove", "stolen", "C/2");
            JsonNode stolen = json("lists", "show", "stolen");
            assertThat(stolen.findValuesAsText("entry")).containsExactly("C1", "C3");
            assertThat(stolen.get(0).get("until").asText()).isEqualTo("2200-01-01T00:00:00Z");

            refused(
                    3,
                    "all of it stands in list stolen already",
                    "lists",
                    "add",
                    "stolen",
                    "C1",
                    "--until",
                    "2200-01-01");
            refused(3, "'custmer' is no text", "lists", "add", "stolen", "C9", "--of", "custmer");
            refused(3, "the reason has 2,001 letters", "lists", "add", "stolen", "C9", "--reason", "x".repeat(2_001));
            refused(3, "did you mean 'stolen'?", "lists", "add", "stolne", "C4");
            refused(2, "card numbers", "lists", "add", "stolen", "4111111111111111");
            refused(2, "nothing stands in a list 'stole'; did you mean 'stolen'?", "lists", "show", "stole");

            assertThat(run("lists", "import", "mules", many.toString(), "--new")
                            .out()
                            .lines()
                            .filter(line -> line.startsWith("ACTIVATED")))
                    .as("parts")
                    .hasSizeGreaterThan(1);
            assertThat(json("lists", "show").findValuesAsText("entries")).containsExactly("12000", "2");

            for (String way : List.of("--dry-run", "--new")) {
                Run again = run("lists", "import", "mules", many.toString(), way);
                assertThat(again.code()).as(again.out() + again.err()).isZero();
                assertThat(again.err()).contains("12,000 of 12,000 entries stand in list mules already");
                assertThat(again.out()).isEmpty();
            }
            Files.writeString(many, Files.readString(many) + "one-more\n");
            Run more = run("lists", "import", "mules", many.toString());
            assertThat(more.out()).as(more.err()).contains("List mules: 1 put in, 0 taken out");
            assertThat(json("lists", "show").findValuesAsText("entries")).containsExactly("12001", "2");
            assertThat(rollout.isAlive()).isTrue();
        }
    }

    @Test
    void aFileIsLookedAtBeforeAnythingIsAsked() throws Exception {
        Path file = Files.writeString(dir.resolve("list.txt"), "C1\nC\u200e2\n" + "x".repeat(257) + "\n");
        refused(2, "line 2: 'C", "lists", "import", "stolen", file.toString());
        refused(2, "line 3: 'x", "lists", "import", "stolen", file.toString());
        Files.write(file, "C1\nK\u00f6ln\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(2, "list.txt, line 2: what stands there is no UTF-8", "lists", "import", "stolen", file.toString());
        refused(
                2,
                "has no entries",
                "lists",
                "import",
                "stolen",
                Files.createFile(dir.resolve("none")).toString());
    }

    private void refused(int code, String why, String... command) {
        Run run = run(command);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.out() + run.err()).contains(why);
    }

    private void done(String... command) {
        Run run = run(command);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    private JsonNode json(String... command) throws IOException {
        return new OnServers(connection).json(0, command);
    }

    private Run run(String... command) {
        boolean waits = !command[1].equals("show");
        return new OnServers(connection).run(waits ? OnServers.words(command, "--timeout", "60") : command);
    }
}
