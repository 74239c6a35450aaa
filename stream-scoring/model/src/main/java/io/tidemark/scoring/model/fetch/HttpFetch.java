package io.tidemark.scoring.model.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One GET, as any S3-compatible store answers it: no redirects, within a size and a time. */
final class HttpFetch {

    private static final int OK = 200;

    private HttpFetch() {}

    static byte[] read(URI place, long maxBytes, Duration timeout)
            throws IOException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        HttpClient client = HttpClient.newBuilder()
                // A redirect could lead to where nobody allowed to go.
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        HttpResponse<InputStream> response;
        try {
            response =
                    client.send(HttpRequest.newBuilder(place).timeout(timeout).build(), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new TimeoutException(e.getMessage());
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new IOException("the server answers " + response.statusCode());
            }
            long announced =
                    response.headers().firstValueAsLong("content-length").orElse(0);
            if (announced > maxBytes) {
                throw new IOException(
                        "it has " + announced + " bytes, more than the " + maxBytes + " allowed (models.fetch.limit)");
            }
            return within(deadline, body, maxBytes);
        }
    }

    /** A server may send a byte now and then for ever; closing the stream ends the reading. */
    private static byte[] within(long deadline, InputStream body, long maxBytes)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return Bounded.read(body, maxBytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return reading.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IOException(e.getCause());
        }
    }
}
