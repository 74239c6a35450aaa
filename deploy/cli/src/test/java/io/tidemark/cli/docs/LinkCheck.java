package io.tidemark.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows the relative links of pages. */
final class LinkCheck {

    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    private final Map<Path, Page> pages = new LinkedHashMap<>();

    LinkCheck(List<Page> pages) {
        pages.forEach(page -> this.pages.put(page.file(), page));
    }

    /** A sentence for each link of a page that leads nowhere. */
    List<String> problems(Page page) {
        return page.links().stream()
                .filter(link -> !ELSEWHERE.matcher(link.text()).matches())
                .flatMap(link -> problem(page, link).stream())
                .toList();
    }

    /** The files that a page links to. */
    static List<Path> targets(Page page) {
        return page.links().stream()
                .filter(link -> !ELSEWHERE.matcher(link.text()).matches())
                .map(link -> target(page, link))
                .toList();
    }

    private static Path target(Page page, Page.Line link) {
        int hash = link.text().indexOf('#');
        String path = hash < 0 ? link.text() : link.text().substring(0, hash);
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }

    private Optional<String> problem(Page page, Page.Line link) {
        int hash = link.text().indexOf('#');
        Path target = target(page, link);
        if (target.isAbsolute() || target.startsWith("..") || !Files.exists(Pages.ROOT.resolve(target))) {
            return Optional.of(
                    "%s: the link to %s leads to no file of the project; name one from this page's folder, or take the link out"
                            .formatted(page.place(link), link.text()));
        }
        String anchor = hash < 0 ? "" : link.text().substring(hash + 1);
        if (anchor.isEmpty()
                || !pages.containsKey(target)
                || pages.get(target).anchors().contains(anchor)) {
            return Optional.empty();
        }
        return Optional.of("%s: %s has no heading for #%s; it has %s"
                .formatted(page.place(link), target, anchor, pages.get(target).anchors()));
    }
}
