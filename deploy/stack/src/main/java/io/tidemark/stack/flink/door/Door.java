package io.tidemark.stack.flink.door;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may do what over Flink's REST interface, which itself asks nobody.
 *
 * <p>A page that somebody has open in a browser on this machine reaches every port of it; so does a page whose name was
 * bound to this machine's address meanwhile. Hence a request names this server by a name that it knows itself by; one
 * that a browser sends for another page is refused; and what changes anything is refused unless the settings let
 * programs do it, and then still to pages elsewhere.
 *
 * @param names of this server, lower case, without a port
 * @param changes whether programs may submit, cancel and stop
 */
record Door(Set<String> names, boolean changes) {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    Door {
        names = Set.copyOf(names);
    }

    /** @param more names beside those of the loopback address; empty ones count for none */
    static Door of(List<String> more, boolean changes) {
        Set<String> names = new TreeSet<>(LOOPBACK);
        more.stream()
                .filter(name -> !name.isBlank())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return new Door(names, changes);
    }

    /** Why the request is refused, in one sentence; empty if it may pass. */
    Optional<String> refusal(Request request) {
        if (request.hosts().size() != 1 || !isOwn(request.hosts().get(0))) {
            return Optional.of("this server is not called what the request calls it; ask 127.0.0.1 or localhost,"
                    + " or set flink.rest.address to its name");
        }
        if (request.isOfAPage() && !request.isOfOwnPage() && !(request.reads() && request.followsALink())) {
            return Optional.of("another page may neither read nor change anything here");
        }
        if (!request.reads() && !changes) {
            return Optional.of("nothing is changed here; to let programs submit and end jobs, set"
                    + " flink.web.submit.enable and flink.web.cancel.enable to true");
        }
        return Optional.empty();
    }

    private boolean isOwn(String host) {
        try {
            String name = new URI("http://" + host).getHost();
            return name != null && names.contains(name.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false; // What names no server does not name this one.
        }
    }
}
