package io.tidemark.console.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask. A page of another site makes a browser send requests here; by the address that it asks for (a name of
 * its own that leads to this machine: DNS rebinding), by where the browser says that it comes from, it is told apart.
 */
final class Door {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int MISDIRECTED = 421;
    private final Set<String> hosts = new HashSet<>(LOOPBACK);

    /**
     * What is asked, as far as it matters here; null for a header that is not there.
     *
     * @param path as it was sent
     * @param host with or without a port
     * @param bodyBytes -1 if it is sent in pieces
     */
    record Asked(
            String method,
            String path,
            String host,
            String origin,
            String fetchSite,
            String fetchMode,
            long bodyBytes) {}

    /** @param kind a stable word, for counting */
    record Refusal(int status, String kind, String sentence) {}

    /** @param names of this console, beside those of the loopback address */
    Door(List<String> names) {
        names.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Why it is refused; empty if it is not. */
    Optional<Refusal> refuse(Asked asked) {
        if (asked.host() == null || !hosts.contains(withoutPort(asked.host()))) {
            return Optional.of(new Refusal(
                    MISDIRECTED,
                    "host",
                    "this console does not go by the name that was asked for; name it in the setting hosts"));
        }
        if (!asked.method().equals("GET") && !asked.method().equals("HEAD")) {
            return Optional.of(new Refusal(METHOD_NOT_ALLOWED, "method", "this is only read"));
        }
        if (asked.bodyBytes() != 0) {
            return Optional.of(new Refusal(TOO_LARGE, "body", "a question has no body here"));
        }
        if (asked.path().contains("..")
                || asked.path().contains("%")
                || asked.path().contains("\\")) {
            return Optional.of(new Refusal(BAD_REQUEST, "path", "there is no such path"));
        }
        if (isCrossSite(asked)) {
            return Optional.of(new Refusal(FORBIDDEN, "cross_site", "another site's page may not ask here"));
        }
        return Optional.empty();
    }

    /** A link from elsewhere to the page itself is no attack: what it opens is ours alone to read. */
    private static boolean isCrossSite(Asked asked) {
        if (asked.origin() != null
                && !asked.origin().equals("http://" + asked.host())
                && !asked.origin().equals("https://" + asked.host())) {
            return true;
        }
        boolean link = "navigate".equals(asked.fetchMode()) && asked.path().equals("/");
        return asked.fetchSite() != null && !OWN.contains(asked.fetchSite()) && !link;
    }

    private static String withoutPort(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
    }
}
