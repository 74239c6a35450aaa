package io.tidemark.webhooks.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** A real HTTP server on a socket, which does what its script says of each request, also what no HTTP server should. */
public final class ScriptedEndpoint implements AutoCloseable {

    /** What came. */
    public record Request(String line, Map<String, String> headers, byte[] body) {}

    /**
     * What it does.
     *
     * @param text what it writes, to the letter
     * @param hangs whether it then says nothing more, and does not hang up either
     */
    public record Reply(String text, boolean hangs) {

        /** An answer as it should be. */
        public static Reply status(int status, String... headers) {
            return new Reply(
                    "HTTP/1.1 " + status + " Said\r\n"
                            + Arrays.stream(headers).map(one -> one + "\r\n").reduce("", String::concat)
                            + "Content-Length: 2\r\nConnection: close\r\n\r\nok",
                    false);
        }
    }

    /** It answers nothing, for ever. */
    public static final Reply HANG = new Reply("", true);

    /** It hangs up at once. */
    public static final Reply SLAM = new Reply("", false);

    /** It hangs up in the middle of the head. */
    public static final Reply HALF = new Reply("HTTP/1.1 200 OK\r\nContent-Le", false);

    /** It says that more comes than comes, and hangs up. */
    public static final Reply LIE = new Reply("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nok", false);

    /** It says that more comes than comes, and waits. */
    public static final Reply LONG_LIE = new Reply("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nok", true);

    /** What no HTTP is. */
    public static final Reply NOISE = new Reply("\u0000\u001b[31mhello\r\n\r\n", false);

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Request, Reply> script;

    /** On a free port of this machine. */
    public ScriptedEndpoint(Function<Request, Reply> script) throws IOException {
        this(ServerSocketFactory.getDefault(), script);
    }

    /** Of another factory, with TLS say. */
    public ScriptedEndpoint(ServerSocketFactory factory, Function<Request, Reply> script) throws IOException {
        this.script = script;
        server = factory.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> answer(socket));
                } catch (IOException closing) {
                    // Only closing ends the accepting.
                }
            }
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    /** All that came whole, in the order in which they came. */
    public List<Request> requests() {
        return requests;
    }

    /** What it does from now on. */
    public void turn(Function<Request, Reply> next) {
        script = next;
    }

    private void answer(Socket socket) {
        try (socket) {
            Request request = read(socket.getInputStream());
            Reply reply;
            synchronized (this) {
                requests.add(request);
                reply = script.apply(request);
            }
            socket.getOutputStream().write(reply.text().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (reply.hangs()) {
                closed.await(10, TimeUnit.MINUTES);
            }
        } catch (IOException hungUp) {
            // The other side did not wait, or never said anything.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the head ends early");
            }
            head.write(next);
        }
        String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(lines[0], headers, body);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        threads.shutdownNow();
    }
}
