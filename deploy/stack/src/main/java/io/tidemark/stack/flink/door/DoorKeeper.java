package io.tidemark.stack.flink.door;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaders;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a connection to what its {@link Door} says. It stands behind the HTTP codec and before the handler of uploads,
 * so that nothing of a refused body reaches the disk. A refused connection is closed.
 */
final class DoorKeeper extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

    private final Door door;
    private boolean shut;

    DoorKeeper(Door door) {
        this.door = door;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (shut) {
            // The rest of what was refused.
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            Optional<String> refusal = door.refusal(described(request));
            if (refusal.isPresent()) {
                shut = true;
                ReferenceCountUtil.release(message);
                refuse(context, request, refusal.get());
                return;
            }
        }
        context.fireChannelRead(message);
    }

    private static Request described(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return new Request(
                request.method().name(),
                request.uri(),
                headers.getAll(HttpHeaderNames.HOST),
                headers.getAll(HttpHeaderNames.ORIGIN),
                Optional.ofNullable(headers.get("Sec-Fetch-Site")),
                Optional.ofNullable(headers.get("Sec-Fetch-Mode")));
    }

    private static void refuse(ChannelHandlerContext context, HttpRequest request, String why) {
        LOG.warn(
                "a {} request from {} is refused: {}",
                request.method(),
                context.channel().remoteAddress(),
                why);
        byte[] body = ("{\"errors\":[\"" + why + "\"]}\n").getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
