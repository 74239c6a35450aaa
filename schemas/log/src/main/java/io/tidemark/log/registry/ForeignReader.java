package io.tidemark.log.registry;

import io.tidemark.schemas.fit.SchemaFit;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;

/**
 * Reads records whose schema Avro alone would refuse, or read for what they are not: by the writer's schema, value by
 * value into ours, and from there as our own records are read. Slower than Avro's resolution by a few times, so it is
 * for those schemas only. Not thread-safe.
 */
final class ForeignReader<T> implements DatumReader<T> {

    private final DatumReader<Object> written;
    private final SchemaFit fit;
    private final DatumWriter<Object> writer;
    private final DatumReader<T> own;
    private final RecordEncoder encoder = new RecordEncoder();
    private final RecordDecoder decoder = new RecordDecoder();

    @SuppressWarnings("unchecked")
    ForeignReader(Schema written, SchemaFit fit, Schema ours, SpecificData data) {
        // Numbers are read without conversions: what one stands for is the fit's to say.
        this.written = new GenericDatumReader<>(written, written, new GenericData());
        this.fit = fit;
        this.writer = new GenericDatumWriter<>(ours, new GenericData());
        this.own = (DatumReader<T>) data.createDatumReader(ours, ours);
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("a reader is of the schema that it was made for");
    }

    @Override
    public T read(T reuse, Decoder in) throws IOException {
        Object taken = fit.take(written.read(null, in));
        encoder.start(0);
        writer.write(taken, encoder);
        decoder.start(encoder.message(), WireFormat.HEADER_BYTES);
        try {
            return own.read(null, decoder);
        } finally {
            decoder.finish();
        }
    }
}
