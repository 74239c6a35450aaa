package io.tidemark.webhooks.send;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which hosts may be called. A name {@code *.example.com} stands for every name that ends so.
 *
 * @param allowed no others are called
 * @param inside of them, those whose addresses may lead into a private network
 * @param plain of them, those that may be called without TLS
 */
public record Hosts(List<String> allowed, List<String> inside, List<String> plain) {

    /** Finds the addresses of a name. */
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Why this URL may not be called, whatever its address is; empty if it may. */
    public Optional<String> objection(URI url) {
        String host = url.getHost();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null || !scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("an endpoint is an https URL with a host");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("a user or a password in the URL would be shown; deliveries are signed instead");
        }
        if (!names(allowed, host)) {
            return Optional.of("the host %s is not among those that may be called; add it to `hosts`".formatted(host));
        }
        if (scheme.equals("http") && !names(plain, host)) {
            return Optional.of(
                    "the host %s is to be called by https; only `hosts.plain` may be called without".formatted(host));
        }
        return Optional.empty();
    }

    /**
     * The one address that a request may go to. Asked anew for each: what a name leads to may change between two, and
     * must not between this look and the call.
     *
     * @throws RefusedAddressException if one of the addresses leads inwards and may not
     */
    InetAddress address(String host, Resolver resolver) throws UnknownHostException, RefusedAddressException {
        InetAddress[] found = resolver.resolve(host);
        if (!names(inside, host)) {
            for (InetAddress one : found) {
                if (!Addresses.isPublic(one)) {
                    throw new RefusedAddressException(
                            "the host %s leads to %s, which is no public address; only `hosts.private` may lead there"
                                    .formatted(host, one.getHostAddress()));
                }
            }
        }
        return found[0];
    }

    private static boolean names(List<String> patterns, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .anyMatch(pattern -> pattern.startsWith("*.")
                        ? name.endsWith(pattern.substring(1)) && name.length() > pattern.length() - 1
                        : name.equals(pattern));
    }
}
