package io.tidemark.webhooks.send;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one attempt.
 *
 * @param status of HTTP; 0 if no whole answer came
 * @param retryAfter how long the endpoint asked to be left alone
 * @param says for people, without the URL and what the endpoint wrote
 */
public record Answer(Kind kind, int status, Optional<Duration> retryAfter, String says) {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

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
        return of(Kind.REFUSED, 0, says);
    }

    static Answer of(Kind kind, int status, String says) {
        return new Answer(kind, status, Optional.empty(), says);
    }

    /** Whether nothing was sent, so that it says nothing of the endpoint. */
    public boolean isOurOwn() {
        return kind == Kind.REFUSED;
    }

    /** Whether the endpoint has judged this one alert: a 4xx, but for those that say "later". */
    public boolean isJudgement() {
        boolean later = status == REQUEST_TIMEOUT || status == TOO_EARLY || status == TOO_MANY;
        return status >= 400 && status < 500 && !later;
    }

    /** How long the endpoint asked to be left alone by everybody: 429 and 503 are of no single alert. */
    public Optional<Duration> pause() {
        return status == TOO_MANY || status == UNAVAILABLE ? retryAfter : Optional.empty();
    }
}
