package io.tidemark.stack.flink;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An HTTP request word for word, since Java's own clients send no foreign Host. */
record RawRequest(String method, String path, String host, String headers, String body) {

    private static final int PATIENCE_MILLIS = 20_000;

    static RawRequest of(String method, String path, String host, String... headers) {
        return new RawRequest(method, path, host, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n", "");
    }

    RawRequest with(String text) {
        return new RawRequest(method, path, host, headers, text);
    }

    /** What came back, up to the end of the connection. */
    record Answer(int status, String text) {

        boolean saysIn(String header) {
            return text.toLowerCase(Locale.ROOT).contains("\n" + header.toLowerCase(Locale.ROOT) + ":");
        }
    }

    Answer send(URI server) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Answer(Integer.parseInt(text.split(" ")[1]), text);
        }
    }
}
