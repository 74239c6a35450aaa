package io.tidemark.flink.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.flink.type.CodecType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A message as it is written to its topic.
 *
 * @param key empty if it has none
 */
// Never compared, only carried.
@SuppressWarnings("ArrayRecordComponent")
public record Message(byte[] key, byte[] value) {
    public static final TypeInformation<Message> TYPE = new CodecType<>(Message.class, MessageSerializer.INSTANCE);

    private static final byte[] NO_KEY = {};

    public static Message of(String key, byte[] value) {
        return new Message(key.getBytes(UTF_8), value);
    }

    public static Message withoutKey(byte[] value) {
        return new Message(NO_KEY, value);
    }
}
