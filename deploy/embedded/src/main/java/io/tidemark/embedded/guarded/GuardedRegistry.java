package io.tidemark.embedded.guarded;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The door before a real registry that most production registries have: it asks for a user and a password, over TLS or
 * not, and passes on what those ask who know them.
 */
public final class GuardedRegistry implements AutoCloseable {

    private static final int THREADS = 4;
    private static final List<String> PASSED_ON = List.of("Content-Type", "Accept");
    private static final String PATH = "/apis/ccompat/v7";
    private final HttpClient behind = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final URI registry;
    private final HttpServer door;
    private final String scheme;
    private volatile String user;
    private volatile String password;

    private GuardedRegistry(String registryUrl, String user, String password, Optional<ServerCertificate> certificate)
            throws IOException {
        this.registry = URI.create(registryUrl);
        this.user = user;
        this.password = password;
        this.scheme = certificate.isPresent() ? "https" : "http";
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (certificate.isPresent()) {
            HttpsServer guarded = HttpsServer.create(address, 0);
            guarded.setHttpsConfigurator(new HttpsConfigurator(context(certificate.get())));
            this.door = guarded;
        } else {
            this.door = HttpServer.create(address, 0);
        }
        door.createContext(PATH, this::passOn).setAuthenticator(new BasicAuthenticator("registry") {
            @Override
            public boolean checkCredentials(String name, String secret) {
                return name.equals(GuardedRegistry.this.user) && secret.equals(GuardedRegistry.this.password);
            }
        });
        door.setExecutor(threads);
        door.start();
    }

    /**
     * A door on a free port of loopback.
     *
     * @param registryUrl the registry's own address, as {@link io.tidemark.embedded.EmbeddedRegistry#url} gives it
     * @param certificate if it is to speak TLS
     */
    public static GuardedRegistry before(
            String registryUrl, String user, String password, Optional<ServerCertificate> certificate) {
        try {
            return new GuardedRegistry(registryUrl, user, password, certificate);
        } catch (IOException e) {
            throw new UncheckedIOException("no door before the registry: " + e.getMessage(), e);
        }
    }

    /** Its address for {@code schema.registry.url}, without user and password. */
    public String url() {
        return scheme + "://" + place();
    }

    /** The same with the user and the password that are right now. */
    public String urlWithPassword() {
        return scheme + "://" + encoded(user) + ":" + encoded(password) + "@" + place();
    }

    /** From now on only these are let in. */
    public void rotate(String newUser, String newPassword) {
        user = newUser;
        password = newPassword;
    }

    @Override
    public void close() {
        door.stop(0);
        threads.shutdownNow();
    }

    private String place() {
        return "127.0.0.1:" + door.getAddress().getPort() + PATH;
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body(exchange)));
            for (String name : PASSED_ON) {
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value));
            }
            HttpResponse<byte[]> answer = behind.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            byte[] said = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), said.length == 0 ? -1 : said.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the door is closed while the registry is asked", e);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            return in.readAllBytes();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static SSLContext context(ServerCertificate certificate) throws IOException {
        char[] password = certificate.password().toCharArray();
        try (InputStream file = Files.newInputStream(certificate.keyStore())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate cannot be used: " + e.getMessage(), e);
        }
    }
}
