package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.exit.ExitCodes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes are known in one place, and pages say what it says. */
class ExitCodesTest {

    private static final Pattern ENDS = Pattern.compile("(?:System\\.exit|\\.halt|new Failure)\\(\\s*\\d+");
    private static final Pattern RETURNED =
            Pattern.compile("return\\s+(?:(?:[^;{}()]|\\([^()]*\\))*\\?\\s*)?\\d+\\s*(?::[^;]*)?;");
    private static final Pattern NAMED = Pattern.compile("static final int \\w+ = [0-3];");
    private static final Pattern LISTED = Pattern.compile("(?i)exit codes?[^.:|]*: *0 [a-z]");

    @ParameterizedTest
    @ValueSource(strings = {"COMPATIBILITY.md", "docs/reference/commands.md", "docs/operate/deploy.md"})
    void pagesSayOfAllCodesWhatTheyMean(String page) {
        assertThat(folded(Path.of(page)))
                .as("%s lists the exit codes otherwise than ExitCodes", page)
                .contains(ExitCodes.sentence());
    }

    @Test
    void noOtherPageHasAListOfItsOwn() {
        List<String> others = Pages.all().stream()
                .map(Page::file)
                .filter(file -> LISTED.matcher(folded(file)).find())
                .filter(file -> !folded(file).contains(ExitCodes.sentence()))
                .map(file -> file + " lists exit codes in words of its own; say " + ExitCodes.sentence())
                .toList();
        assertThat(others).isEmpty();
    }

    @Test
    void programsEndByNamesNotByNumbers() {
        List<String> broken = new ArrayList<>();
        List<Path> sources = Pages.files(name -> name.endsWith(".java")).stream()
                .filter(file -> file.toString().contains("src/main/"))
                .toList();
        assertThat(sources).hasSizeGreaterThan(500);
        for (Path file : sources) {
            String source = Pages.read(file);
            tell(file, source, ENDS, broken);
            if (source.contains("implements Callable<Integer>")) {
                tell(file, source, RETURNED, broken);
                tell(file, source, NAMED, broken);
            }
        }
        assertThat(broken).isEmpty();
    }

    private static void tell(Path file, String source, Pattern wrong, List<String> broken) {
        Matcher found = wrong.matcher(source);
        while (found.find()) {
            long line = source.substring(0, found.start()).lines().count();
            broken.add("%s:%d: \"%s\" is a number; take it from ExitCodes".formatted(file, line, found.group()));
        }
    }

    private static String folded(Path page) {
        return Pages.read(page).replaceAll("\\s+", " ");
    }
}
