package io.tidemark.bench.peer;

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

/** Avro without a registry, for feeds that never see a log. */
record FeedFormats() implements WireFormats {

    @Override
    public Open open() {
        return new Readers(
                new SpecificDatumReader<>(Transaction.class),
                new SpecificDatumReader<>(Label.class),
                new SpecificDatumReader<>(Outcome.class));
    }

    private record Readers(
            SpecificDatumReader<Transaction> transactions,
            SpecificDatumReader<Label> labels,
            SpecificDatumReader<Outcome> outcomes)
            implements Open {

        @Override
        public Transaction transaction(byte[] value) {
            return decode(transactions, value);
        }

        @Override
        public Label label(byte[] value) {
            return decode(labels, value);
        }

        @Override
        public Outcome outcome(byte[] value) {
            return decode(outcomes, value);
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
    }

    @SuppressWarnings("unchecked")
    static <T extends SpecificRecord> byte[] encode(T record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<>((Class<T>) record.getClass()).write(record, encoder);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T decode(SpecificDatumReader<T> reader, byte[] bytes) {
        try {
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
