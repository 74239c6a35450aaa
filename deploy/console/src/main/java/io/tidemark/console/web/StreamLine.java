package io.tidemark.console.web;

import io.tidemark.console.board.Line;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response that goes on. Nothing waits for its reader. */
final class StreamLine implements Line {

    private final Response response;
    private final Callback whole;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /** @param whole of the response, to be completed once */
    StreamLine(Response response, Callback whole) {
        this.response = response;
        this.whole = whole;
    }

    @Override
    public void send(byte[] bytes, After after) {
        response.write(false, ByteBuffer.wrap(bytes), Callback.from(() -> after.sent(true), why -> after.sent(false)));
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            // Aborts what is still on its way to somebody who does not read.
            whole.failed(new EOFException("the stream has ended"));
        }
    }
}
