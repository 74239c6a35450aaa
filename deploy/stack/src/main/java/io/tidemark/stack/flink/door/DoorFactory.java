package io.tidemark.stack.flink.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;

/** Found by Flink as a service: puts a {@link DoorKeeper} into every connection of a REST interface of this process. */
public final class DoorFactory implements InboundChannelHandlerFactory {

    /** The first of all. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<ChannelHandler> createHandler(Configuration configuration, Map<String, String> responseHeaders) {
        Door door = Door.of(
                List.of(
                        configuration.getOptional(RestOptions.ADDRESS).orElse(""),
                        configuration.getOptional(RestOptions.BIND_ADDRESS).orElse("")),
                configuration.get(WebOptions.SUBMIT_ENABLE) && configuration.get(WebOptions.CANCEL_ENABLE));
        return Optional.of(new Usher(door));
    }

    /** Flink has it come behind the handler of uploads; it makes the keeper come before that and goes. */
    private static final class Usher extends ChannelInboundHandlerAdapter {

        private final Door door;

        Usher(Door door) {
            this.door = door;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            String codec = context.pipeline().context(HttpServerCodec.class).name();
            context.pipeline().addAfter(codec, "door", new DoorKeeper(door)).remove(this);
        }
    }
}
