package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page tells to type is taken by the command line. */
class CommandsInPagesTest {

    @Test
    void everyCommandThatAPageShowsParsesAndEverySettingIsOne() {
        List<Page> pages = Pages.all();
        assertThat(pages.stream()
                        .mapToInt(page -> CommandCheck.commands(page).size())
                        .sum())
                .as("the scan finds commands")
                .isGreaterThan(30);
        assertThat(pages.stream().flatMap(page -> CommandCheck.problems(page).stream()))
                .isEmpty();
    }

    @Test
    void whatWouldBeRefusedIsToldWithItsLine() {
        Page page = Page.of(
                Path.of("x.md"),
                """
                ```
                $ ./tidemark models promot VERSION
                tidemark models
                tidemark train --transactions a.csv   # the rest is missing
                ./tidemark status | grep ready > out  # this is right
                ./tidemark up --set monitor.windw=1d \\
                    --set nobody.window=1d --detached
                ```
                By `tidemark drift wach`, `tidemark up --detached` and `--set scoring.thread=4`; `tidemark models show` and
                `--set PROCESS.KEY=VALUE` are right.
                """);
        List<String> problems = CommandCheck.problems(page);
        assertThat(problems).hasSize(9);
        assertThat(problems.get(0)).startsWith("x.md:2: `$ ./tidemark models promot VERSION` would be refused: ");
        assertThat(problems.get(1)).startsWith("x.md:3: `tidemark models` names no command; one of [");
        assertThat(problems.get(2)).startsWith("x.md:4: ").contains("Missing required");
        assertThat(problems.get(3))
                .startsWith("x.md:6: ")
                .contains("--detached")
                .endsWith("; see tidemark up --help");
        assertThat(problems.get(4)).startsWith("x.md:9: `tidemark drift wach`: there is no command wach; there are [");
        assertThat(problems.get(5))
                .startsWith("x.md:9: `tidemark up --detached`: tidemark up has no option --detached");
        assertThat(problems.subList(6, 9))
                .containsExactly(
                        "x.md:6: monitor has no setting windw; see docs/reference/settings.md",
                        "x.md:7: there is no process nobody to set window of; there are broker, flink, features, monitor, scoring, "
                                + "rollout, retraining, webhooks, console",
                        "x.md:9: scoring has no setting thread; see docs/reference/settings.md");
    }
}
