package io.tidemark.console.web;

import io.tidemark.console.board.Board;
import io.tidemark.console.board.Hub;
import io.tidemark.console.tally.LogPlace;
import io.tidemark.console.web.Door.Asked;
import io.tidemark.console.web.Door.Refusal;
import io.tidemark.schemas.text.ForeignText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests: the page's files, one decision, the stream of frames; all else is refused and logged. */
final class ConsolePages extends Handler.Abstract {

    static final String STREAM = "/api/stream";
    static final String TRANSACTION = "/api/transaction";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int LONGEST_ID = 256;
    private static final int SHOWN = 120;
    private static final String JSON = "application/json";

    private static final Logger LOG = LoggerFactory.getLogger(ConsolePages.class);

    private final Door door;
    private final Assets assets = new Assets();
    private final Board board;
    private final Hub hub;
    private final BriefRequests brief;
    private final Watch watch;

    ConsolePages(Door door, Board board, Hub hub, BriefRequests brief, Watch watch) {
        this.door = door;
        this.board = board;
        this.hub = hub;
        this.brief = brief;
        this.watch = watch;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SafeHeaders.put(response.getHeaders());
        Optional<Refusal> refusal = door.refuse(asked(request));
        if (refusal.isPresent()) {
            refuse(refusal.get(), request, response, callback);
            return true;
        }
        String path = Request.getPathInContext(request);
        Optional<Assets.Asset> asset = assets.find(path);
        if (asset.isPresent()) {
            answer(OK, asset.get().type(), asset.get().bytes(), response, callback);
        } else if (path.equals(STREAM)) {
            stream(request, response, callback);
        } else if (path.equals(TRANSACTION)) {
            transaction(request, response, callback);
        } else {
            refuse(new Refusal(NOT_FOUND, "not_found", "there is no such path"), request, response, callback);
        }
        return true;
    }

    private static Asked asked(Request request) {
        HttpFields headers = request.getHeaders();
        boolean pieces = headers.contains(HttpHeader.TRANSFER_ENCODING);
        return new Asked(
                request.getMethod(),
                path(request),
                headers.get(HttpHeader.HOST),
                headers.get(HttpHeader.ORIGIN),
                headers.get("Sec-Fetch-Site"),
                headers.get("Sec-Fetch-Mode"),
                pieces ? -1 : Math.max(0, headers.getLongField(HttpHeader.CONTENT_LENGTH)));
    }

    private static String path(Request request) {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    private void stream(Request request, Response response, Callback callback) {
        HttpFields headers = request.getHeaders();
        LogPlace seen = Optional.ofNullable(headers.get("Last-Event-ID"))
                .flatMap(LogPlace::parse)
                .orElse(LogPlace.BEGINNING);
        EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
        response.setStatus(OK);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        if (hub.join(new StreamLine(response, callback), seen)) {
            brief.stays(end);
        } else {
            Refusal full = new Refusal(UNAVAILABLE, "full", "too many browsers look on already; close some of them");
            refuse(full, request, response, callback);
        }
    }

    private void transaction(Request request, Response response, Callback callback) {
        Fields query = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        String id = query.getValue("id");
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            Refusal wrong = new Refusal(
                    BAD_REQUEST,
                    "id",
                    "a transaction is asked for by its id, of at most " + LONGEST_ID + " characters");
            refuse(wrong, request, response, callback);
            return;
        }
        // Of one that is not kept there is nothing to say, which is no error.
        byte[] body = board.transaction(id).orElse("{}").getBytes(StandardCharsets.UTF_8);
        answer(OK, JSON, body, response, callback);
    }

    private void refuse(Refusal refusal, Request request, Response response, Callback callback) {
        watch.refused(refusal.kind());
        String path = path(request);
        LOG.warn(
                "Refused {} {} from {} with {}: {}",
                ForeignText.line(request.getMethod()),
                ForeignText.line(path.substring(0, Math.min(SHOWN, path.length()))),
                Request.getRemoteAddr(request),
                refusal.status(),
                refusal.sentence());
        byte[] body = (refusal.sentence() + "\n").getBytes(StandardCharsets.UTF_8);
        answer(refusal.status(), "text/plain; charset=utf-8", body, response, callback);
    }

    private static void answer(int status, String type, byte[] body, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
