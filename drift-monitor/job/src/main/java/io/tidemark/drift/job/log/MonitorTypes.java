package io.tidemark.drift.job.log;

import io.tidemark.flink.log.Message;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;

/** Side outputs and state that several operators name. */
public final class MonitorTypes {
    public static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    public static final OutputTag<Message> ALARMS = new OutputTag<>("alarms", Message.TYPE);
    public static final OutputTag<Message> REQUESTS = new OutputTag<>("requests", Message.TYPE);

    /** Broadcast, by model version. What is taken out goes through {@link ModelProfile.Serializer#current}. */
    public static final MapStateDescriptor<String, ModelProfile> MODELS =
            new MapStateDescriptor<>("models", Types.STRING, ModelProfile.TYPE);

    private MonitorTypes() {}
}
