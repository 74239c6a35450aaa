package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every decision has a number, a date and a status, and stands in the index. */
class DecisionsTest {

    private static final Path FOLDER = Path.of("docs/understand/decisions");
    private static final Pattern NAME = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
    private static final Pattern TITLE = Pattern.compile("# (.+)");
    private static final Pattern HEADER = Pattern.compile(
            "Decision (\\d+) · (\\d{4}-\\d\\d-\\d\\d) · (accepted|withdrawn|superseded by \\[\\d+]\\(\\d{4}-[a-z0-9-]+\\.md\\))");

    @Test
    void everyDecisionHasTheHeaderAndItsRowInTheIndex() {
        List<Path> decisions = decisions();
        String index = Pages.read(FOLDER.resolve("README.md"));
        assertThat(decisions).hasSizeGreaterThan(40);
        assertThat(decisions.stream()
                        .flatMap(file -> problems(file.getFileName().toString(), Pages.read(file), index).stream()))
                .isEmpty();
    }

    @Test
    void numbersHaveNoGapAndNoTwin() {
        assertThat(decisions().stream()
                        .map(file -> file.getFileName().toString().substring(0, 4))
                        .map(Integer::parseInt))
                .as("numbers of the files in " + FOLDER + "; give a new one the next number")
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, decisions().size()).boxed().toList());
    }

    @Test
    void whatIsMissingIsTold() {
        String right = "# A b\n\nDecision 7 · 2026-11-30 · accepted\n\nText.\n";
        String index = "| 7 | [A b](0007-a-b.md) | 2026-11-30 | accepted |\n";
        assertThat(problems("0007-a-b.md", right, index)).isEmpty();
        assertThat(problems("a-b.md", right, index))
                .containsExactly(
                        "docs/understand/decisions/a-b.md: a decision's file is named NUMBER-what-it-says.md, the number in four digits");
        assertThat(problems("0007-a-b.md", right.replace("accepted", "perhaps"), index))
                .singleElement()
                .asString()
                .startsWith("docs/understand/decisions/0007-a-b.md:3: say here \"Decision 7 · DATE · accepted\"");
        assertThat(problems("0008-a-b.md", right, index)).hasSize(2);
        assertThat(problems("0007-a-b.md", right, index.replace("-30", "-29")))
                .containsExactly(
                        "docs/understand/decisions/README.md has not this row below a theme: " + index.strip());
    }

    private static List<Path> decisions() {
        return Pages.files(name -> name.endsWith(".md") && !name.equals("README.md")).stream()
                .filter(file -> file.startsWith(FOLDER))
                .toList();
    }

    private static List<String> problems(String name, String text, String index) {
        List<String> problems = new ArrayList<>();
        Path file = FOLDER.resolve(name);
        Matcher named = NAME.matcher(name);
        if (!named.matches()) {
            return List.of(file + ": a decision's file is named NUMBER-what-it-says.md, the number in four digits");
        }
        int number = Integer.parseInt(named.group(1));
        List<String> lines = text.lines().limit(3).toList();
        Matcher title = TITLE.matcher(lines.get(0));
        Matcher header = HEADER.matcher(lines.size() < 3 ? "" : lines.get(2));
        if (!title.matches()) {
            problems.add(file + ":1: the title goes here, behind \"# \"");
        }
        if (!header.matches() || Integer.parseInt(header.group(1)) != number) {
            problems.add("%s:3: say here \"Decision %d · DATE · accepted\" (or withdrawn, or superseded by a link)"
                    .formatted(file, number));
        }
        if (title.matches() && header.matches()) {
            String row = "| %d | [%s](%s) | %s | %s |"
                    .formatted(number, title.group(1), name, header.group(2), header.group(3));
            if (!index.contains(row)) {
                problems.add(FOLDER.resolve("README.md") + " has not this row below a theme: " + row);
            }
        }
        return problems;
    }
}
