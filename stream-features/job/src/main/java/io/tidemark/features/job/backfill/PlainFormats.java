package io.tidemark.features.job.backfill;

import io.tidemark.features.job.event.WireFormats;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro without a registry: for events that never were in a log, such as the rows of a file. */
public record PlainFormats() implements WireFormats, WireFormats.Open {

    @Override
    public Open open() {
        return this;
    }

    @Override
    public Transaction transaction(byte[] value) {
        return decode(Transaction.class, value);
    }

    @Override
    public Label label(byte[] value) {
        return decode(Label.class, value);
    }

    @Override
    public Outcome outcome(byte[] value) {
        return decode(Outcome.class, value);
    }

    @Override
    public byte[] encoded(Transaction record) {
        return encode(record);
    }

    @Override
    public byte[] encoded(Label record) {
        return encode(record);
    }

    @Override
    public byte[] encoded(Outcome record) {
        return encode(record);
    }

    @Override
    public byte[] features(FeatureRecord record) {
        return encode(record);
    }

    @Override
    public byte[] deadLetter(DeadLetter record) {
        return encode(record);
    }

    @SuppressWarnings("unchecked")
    public static <T extends SpecificRecord> byte[] encode(T record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<>((Class<T>) record.getClass()).write(record, encoder);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends SpecificRecord> T decode(Class<T> type, byte[] bytes) {
        try {
            return new SpecificDatumReader<>(type)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
