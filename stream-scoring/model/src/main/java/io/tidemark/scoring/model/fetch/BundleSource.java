package io.tidemark.scoring.model.fetch;

import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.parts.Sha256;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Fetches bundles from where a record says that they lie. The record is no authority: only places that are configured
 * are looked at, no more is read than the limit, and what comes must have the hash that the record gave.
 *
 * @param allowed where bundles may lie: {@code file:} directories and {@code https:} addresses that the URI must begin
 *     with ({@code http:} for this machine alone); empty allows none
 * @param maxBytes the size of the largest bundle that is read
 * @param timeout for all of a fetch
 */
public record BundleSource(List<URI> allowed, long maxBytes, Duration timeout) implements Serializable {

    /** As large as a bundle may be at all. */
    public static final long MAX_BYTES = 256L << 20;

    public static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Takes bundles from the log alone. */
    public static final BundleSource NONE = new BundleSource(List.of(), MAX_BYTES, TIMEOUT);

    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException in one sentence, if a place is none that bundles can be fetched from */
    public BundleSource {
        allowed = List.copyOf(allowed);
        allowed.forEach(AllowedPlace::require);
        if (maxBytes < 1 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("bundles are fetched with a limit of at least 1 byte and some time, not "
                    + maxBytes + " and " + timeout);
        }
    }

    /**
     * As it is configured.
     *
     * @param from places, divided by commas; may be blank
     * @throws IllegalArgumentException in one sentence, if this is not understood
     */
    public static BundleSource from(String from, long maxBytes, Duration timeout) {
        List<URI> places = new ArrayList<>();
        for (String place : from.split(",")) {
            if (!place.isBlank()) {
                places.add(URI.create(place.strip()));
            }
        }
        return new BundleSource(places, maxBytes, timeout);
    }

    /**
     * @param sha256 of the bundle, lower-case hex
     * @throws RefusedBundleException with the reason; for now, since a file may still come
     */
    public byte[] fetch(URI place, String sha256) {
        if (allowed.stream().noneMatch(prefix -> AllowedPlace.covers(prefix, place))) {
            throw refused(
                    place,
                    "this is not among the places that are allowed (models.fetch.from"
                            + (allowed.isEmpty() ? " is empty)" : ": " + allowed + ")"));
        }
        byte[] bytes;
        try {
            bytes = place.getScheme().equals("file")
                    ? FileFetch.read(place, maxBytes)
                    : HttpFetch.read(place, maxBytes, timeout);
        } catch (TimeoutException e) {
            throw refused(place, "it did not come within " + timeout.toMillis() + " ms");
        } catch (IOException e) {
            throw refused(place, e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(place, "the fetch was interrupted");
        }
        String actual = Sha256.of(bytes);
        if (!actual.equals(sha256)) {
            throw refused(place, "what lies there has the hash " + actual + " and not " + sha256);
        }
        return bytes;
    }

    /** A query may be the credential of a presigned address, so it is not told. */
    private static RefusedBundleException refused(URI place, String why) {
        String told = place.toString().replaceFirst("\\?.*", "?...");
        return RefusedBundleException.forNow("the bundle at " + told + " is refused: " + why);
    }
}
