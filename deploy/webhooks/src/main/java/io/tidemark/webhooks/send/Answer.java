package io.tidemark.webhooks.send;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one attempt.
 *
 * @param retryAfter how long the endpoint asked to be left alone
 * @param says for people, without the URL and what the endpoint wrote
 */
public record Answer(Kind kind, Optional<Duration> retryAfter, String says) {

    /** The kinds, which are the outcomes that are counted. */
    public enum Kind {
        /** A 2xx, whole. */
        DELIVERED,
        /** 410: the endpoint wants no more, ever. */
        GONE,
        /** Any other status, redirects among them. */
        REJECTED,
        /** No whole answer within the time. */
        TIMED_OUT,
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** The host may not be called at the address that it has now, or the delivery could not be signed. */
        REFUSED
    }

    /** It was not sent. */
    public static Answer refused(String says) {
        return of(Kind.REFUSED, says);
    }

    static Answer of(Kind kind, String says) {
        return new Answer(kind, Optional.empty(), says);
    }
}
