package io.tidemark.console.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Jetty refuses by itself, too long or malformed requests: logged, counted, and answered in a sentence. */
final class PlainErrors implements Request.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);
    private final Watch watch;

    PlainErrors(Watch watch) {
        this.watch = watch;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        watch.refused("malformed");
        LOG.warn("Refused a request from {} with {}", Request.getRemoteAddr(request), response.getStatus());
        SafeHeaders.put(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        byte[] body = "this request is not understood here\n".getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
