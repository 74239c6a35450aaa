package io.tidemark.flink.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Avro records between operators of one job. Not for state: the schema is this build's and is not written along. */
public abstract class AvroSerializer<T extends SpecificRecord> extends CodecSerializer<T> {
    private final Class<T> type;

    protected AvroSerializer(Class<T> type) {
        this.type = type;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(type).write(record, encoder);
        target.writeInt(bytes.size());
        target.write(bytes.toByteArray());
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return new SpecificDatumReader<>(type).read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    @Override
    public T copy(T from) {
        Schema schema = from.getSchema();
        return SpecificData.getForSchema(schema).deepCopy(schema, from);
    }
}
