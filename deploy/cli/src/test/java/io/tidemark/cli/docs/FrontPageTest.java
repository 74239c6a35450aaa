package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README sends readers on; what it says itself stays short and is what every change is held to. */
class FrontPageTest {

    private static final List<String> LINES =
            Pages.read(Path.of("README.md")).lines().toList();

    @Test
    void itIsShort() {
        assertThat(LINES.size())
                .as("lines of README.md; what is for one kind of reader goes to a page below docs")
                .isLessThanOrEqualTo(120);
    }

    @Test
    void itNamesTheCommandsThatEveryChangeMustPass() {
        String checks = Pages.read(Path.of(".ci/run"));
        for (String command : List.of("./mvnw verify", "./tidemark demo")) {
            String program = command.split(" ")[0];
            String what = command.split(" ")[1];
            assertThat(LINES).as("commands of the README").anyMatch(line -> line.startsWith(command));
            assertThat(checks.lines())
                    .as(".ci/run, of " + command)
                    .anyMatch(line -> line.contains(program + " ") && line.contains(" " + what));
        }
    }
}
