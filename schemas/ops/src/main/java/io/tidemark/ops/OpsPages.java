package io.tidemark.ops;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests by their path. No answer waits for its reader: what is written leaves as fast as it is read, without
 * a thread.
 */
final class OpsPages extends Handler.Abstract {

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;

    /**
     * One answer.
     *
     * @param type of its content
     */
    record Page(int status, String type, String text) {
        static Page json(int status, String text) {
            return new Page(status, "application/json", text);
        }

        static Page plain(int status, String text) {
            return new Page(status, "text/plain; charset=utf-8", text);
        }
    }

    /**
     * Where an answer comes from.
     *
     * @param where it is made
     */
    record Source(Supplier<Page> page, Executor where) {}

    private final Map<String, Source> sources;

    /** @param sources by path */
    OpsPages(Map<String, Source> sources) {
        this.sources = sources;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Source source = sources.get(Request.getPathInContext(request));
        if (source == null) {
            answer(Page.plain(NOT_FOUND, "there is " + String.join(", ", sources.keySet()) + "\n"), response, callback);
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            answer(Page.plain(METHOD_NOT_ALLOWED, "this is only read\n"), response, callback);
        } else {
            source.where().execute(() -> make(source.page(), request, response, callback));
        }
        return true;
    }

    /** Outside of Jetty's own care for what a handler throws. */
    private static void make(Supplier<Page> page, Request request, Response response, Callback callback) {
        try {
            answer(page.get(), response, callback);
        } catch (RuntimeException e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static void answer(Page page, Response response, Callback callback) {
        response.setStatus(page.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.type());
        response.write(true, ByteBuffer.wrap(page.text().getBytes(StandardCharsets.UTF_8)), callback);
    }
}
