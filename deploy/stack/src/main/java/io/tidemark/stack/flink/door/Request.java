package io.tidemark.stack.flink.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request says of itself, before anything of its body is read.
 *
 * @param path with its query
 * @param origins every {@code Origin}: where the page lies that sends it, said by browsers of all that is not a plain
 *     look
 * @param hosts every {@code Host}
 * @param site {@code Sec-Fetch-Site}: how the page lies to this server, said by browsers; lower case
 * @param mode {@code Sec-Fetch-Mode}; lower case
 */
record Request(
        String method,
        String path,
        List<String> hosts,
        List<String> origins,
        Optional<String> site,
        Optional<String> mode) {

    private static final List<String> READING = List.of("GET", "HEAD");
    /** Flink ends jobs by these two although they are read. */
    private static final List<String> ENDING = List.of("/yarn-cancel", "/yarn-stop");

    Request {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
        site = site.map(word -> word.toLowerCase(Locale.ROOT));
        mode = mode.map(word -> word.toLowerCase(Locale.ROOT));
    }

    /** Whether it only looks. */
    boolean reads() {
        String way = path.toLowerCase(Locale.ROOT);
        return READING.contains(method) && ENDING.stream().noneMatch(way::contains);
    }

    /** Whether a browser sends it for a page. */
    boolean isOfAPage() {
        return !origins.isEmpty() || site.filter(word -> !word.equals("none")).isPresent();
    }

    /** Whether that page is this server's own: the same name and port. */
    boolean isOfOwnPage() {
        boolean sameOrigin = origins.stream()
                .allMatch(origin -> origin.equalsIgnoreCase("http://" + hosts.get(0))
                        || origin.equalsIgnoreCase("https://" + hosts.get(0)));
        return sameOrigin && site.filter(word -> !word.equals("same-origin")).isEmpty();
    }

    /** Whether somebody follows a link here, whose answer the page that holds the link does not see. */
    boolean followsALink() {
        return origins.isEmpty() && mode.equals(Optional.of("navigate"));
    }
}
