package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever follows a link arrives. */
class LinksTest {

    private static final Pattern PAGE_IN_A_SOURCE = Pattern.compile("\\bdocs/[\\w./-]*\\.(?:md|yaml)\\b");
    private static final Pattern SOURCE = Pattern.compile(".*\\.(?:java|yaml|yml|xml|sh|properties|py)|tidemark");

    @Test
    void everyRelativeLinkLeadsToAFileAndToAHeadingOfIt() {
        List<Page> pages = Pages.all();
        LinkCheck check = new LinkCheck(pages);
        assertThat(pages.stream().mapToInt(page -> page.links().size()).sum())
                .as("the scan finds links")
                .isGreaterThan(100);
        assertThat(pages.stream().flatMap(page -> check.problems(page).stream()))
                .isEmpty();
    }

    @Test
    void everyPageOfTheDocumentationIsReachedFromTheFront() {
        Map<Path, Page> pages = new LinkedHashMap<>();
        Pages.all().forEach(page -> pages.put(page.file(), page));
        Set<Path> reached = new LinkedHashSet<>(Set.of(Path.of("README.md")));
        Deque<Path> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            LinkCheck.targets(pages.get(next.remove())).forEach(target -> {
                if (pages.containsKey(target) && reached.add(target)) {
                    next.add(target);
                }
            });
        }
        assertThat(pages.keySet().stream().filter(page -> page.startsWith("docs") && !reached.contains(page)))
                .as("pages that no link leads to; name them in docs/README.md")
                .isEmpty();
    }

    @Test
    void aLinkToNowhereIsToldWithItsLine() {
        Page page = Page.of(
                Path.of("docs/start/x.md"),
                "# A `b` (c)\n\n[a](#a-b-c) [own](x.md#nothing)\n[gone](../gone.md) [out](../../../etc/passwd)\n\n"
                        + "| t |\n|---|\n| [gone](gone.md) |\n\n```\n[no link](gone.md)\n```\n[far](https://example.com/x)\n");
        // The page itself need not lie there: what it links to by its own name must.
        assertThat(new LinkCheck(List.of(page)).problems(page))
                .anySatisfy(problem -> assertThat(problem).startsWith("docs/start/x.md:4: the link to ../gone.md "))
                .anySatisfy(problem -> assertThat(problem).startsWith("docs/start/x.md:4: the link to ../../../etc"))
                .anySatisfy(problem -> assertThat(problem).startsWith("docs/start/x.md:8: the link to gone.md "))
                .noneSatisfy(problem -> assertThat(problem).contains(":11:"))
                .noneSatisfy(problem -> assertThat(problem).contains("example.com"));
    }

    @Test
    void anAnchorThatNoHeadingHasIsToldWithThoseThatThereAre() {
        Page page = Page.of(Path.of("README.md"), "# One\n\n## One\n\n[a](#one) [b](#one-1) [c](#one-2)\n");
        assertThat(new LinkCheck(List.of(page)).problems(page))
                .containsExactly("README.md:5: README.md has no heading for #one-2; it has [one, one-1]");
    }

    @Test
    void everyPageThatASourceNamesIsThere() {
        List<String> gone = new ArrayList<>();
        for (Path file : Pages.files(SOURCE.asMatchPredicate())) {
            // Tests of pages name some that are made up.
            if (file.toString().contains("/docs/")) {
                continue;
            }
            Matcher named = PAGE_IN_A_SOURCE.matcher(Pages.read(file));
            while (named.find()) {
                if (!named.group().contains("//") && !Files.exists(Pages.ROOT.resolve(named.group()))) {
                    gone.add(
                            file + " names " + named.group() + ", which is not there; name the page where it lies now");
                }
            }
        }
        assertThat(gone).isEmpty();
    }
}
