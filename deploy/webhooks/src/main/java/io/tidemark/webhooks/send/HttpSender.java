package io.tidemark.webhooks.send;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/**
 * Sends to one endpoint: connects to the address that was looked at and to no other, follows no redirect, keeps no
 * cookie, takes no proxy, waits no longer than it is told for the whole of an answer, and keeps nothing of its body.
 * Thread-safe.
 */
public final class HttpSender implements AutoCloseable {

    /**
     * The host's name is sent though the address is called: a header that Java's client leaves to nobody else unasked.
     */
    private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";

    private static final int GONE = 410;

    static {
        allowHostHeader();
    }

    private final URI url;
    private final Hosts hosts;
    private final Hosts.Resolver resolver;
    private final Duration timeout;
    private final InstantSource clock;
    private final ExecutorService threads;
    private final HttpClient client;

    /**
     * @param connecting how long it waits for a connection
     * @param timeout how long it waits for the whole of an answer, the connection included
     * @param trusted certificates; empty for what this Java trusts
     */
    public HttpSender(
            URI url,
            Hosts hosts,
            Hosts.Resolver resolver,
            Duration connecting,
            Duration timeout,
            Optional<KeyStore> trusted,
            InstantSource clock) {
        this.url = url;
        this.hosts = hosts;
        this.resolver = resolver;
        this.timeout = timeout;
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "webhook-" + url.getHost());
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connecting)
                .executor(threads);
        if (isLiteral(url.getHost())) {
            builder.sslContext(Tls.unnamed(trusted));
        } else {
            builder.sslContext(Tls.named(url.getHost(), trusted));
            SSLParameters named = new SSLParameters();
            // The certificate is held against the name, though the address is called.
            named.setServerNames(List.of(new SNIHostName(url.getHost())));
            builder.sslParameters(named);
        }
        client = builder.build();
    }

    /** Must have been called before anything in this JVM makes an HTTP client of Java's own. */
    public static void allowHostHeader() {
        String allowed = System.getProperty(RESTRICTED, "");
        if (!List.of(allowed.split(",")).contains("host")) {
            System.setProperty(RESTRICTED, allowed.isEmpty() ? "host" : allowed + ",host");
        }
    }

    /** Sends one delivery; never fails but with an answer that says so. */
    public CompletableFuture<Answer> send(String id, long timestamp, String signature, byte[] body) {
        AtomicReference<CompletableFuture<?>> exchange = new AtomicReference<>();
        return CompletableFuture.supplyAsync(this::request, threads)
                .thenCompose(request -> {
                    CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(
                            request.header("content-type", "application/json")
                                    .header("user-agent", "tidemark-webhooks")
                                    .header("webhook-id", id)
                                    .header("webhook-timestamp", String.valueOf(timestamp))
                                    .header("webhook-signature", signature)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                    exchange.set(sent);
                    return sent;
                })
                // The whole answer, its body included, which the client's own time-out does not count.
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    if (failure == null) {
                        return answer(response);
                    }
                    CompletableFuture<?> sent = exchange.get();
                    if (sent != null) {
                        // Frees the connection of an answer that does not end.
                        sent.cancel(true);
                    }
                    return failed(failure);
                });
    }

    private HttpRequest.Builder request() {
        Optional<String> objection = hosts.objection(url);
        if (objection.isPresent()) {
            throw new CompletionException(new RefusedAddressException(objection.get()));
        }
        try {
            InetAddress address = hosts.address(url.getHost(), resolver);
            String literal = address instanceof Inet6Address
                    ? "[" + address.getHostAddress().replaceAll("%.*", "") + "]"
                    : address.getHostAddress();
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
            return HttpRequest.newBuilder(URI.create(url.getScheme() + "://" + literal + port + path + query))
                    .timeout(timeout)
                    .header("Host", url.getHost() + port);
        } catch (UnknownHostException | RefusedAddressException e) {
            throw new CompletionException(e);
        }
    }

    private Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return Answer.of(Answer.Kind.DELIVERED, status, "it answered " + status);
        }
        if (status == GONE) {
            return Answer.of(Answer.Kind.GONE, status, "it answered 410: it wants no more");
        }
        Optional<Duration> wait =
                response.headers().firstValue("retry-after").flatMap(text -> RetryAfter.of(text, clock.instant()));
        String redirect = status >= 300 && status < 400 ? ", and no redirect is followed" : "";
        return new Answer(Answer.Kind.REJECTED, status, wait, "it answered " + status + redirect);
    }

    private Answer failed(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RefusedAddressException) {
            return Answer.refused(cause.getMessage());
        }
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            boolean connecting = cause instanceof HttpConnectTimeoutException;
            return Answer.of(
                    Answer.Kind.TIMED_OUT,
                    0,
                    connecting ? "it took no connection in time" : "it had not answered wholly in time");
        }
        if (cause instanceof UnknownHostException) {
            return Answer.of(Answer.Kind.UNREACHABLE, 0, "the name " + url.getHost() + " is not known");
        }
        // Without its message, which may quote what the other side has written, or the URL.
        return Answer.of(
                Answer.Kind.UNREACHABLE,
                0,
                "the connection failed (" + cause.getClass().getSimpleName() + ")");
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
