package io.tidemark.training.dataset;

import io.tidemark.training.rows.TrainingRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Training rows as an Avro container file, which other languages read, too. The same rows give the same bytes: it is
 * not compressed, and the mark between its blocks is no random one.
 */
public final class DataSetFile {

    public static final String NAME = "data-set.avro";

    private static final Schema SCHEMA = new Schema.Parser()
            .parse(
                    """
                    {"type": "record", "name": "TrainingRow", "namespace": "io.tidemark", "fields": [
                      {"name": "transaction_id", "type": "string"},
                      {"name": "customer_id", "type": "string"},
                      {"name": "event_time", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                      {"name": "fraud", "type": "boolean"},
                      {"name": "weight", "type": "double"},
                      {"name": "vector", "type": {"type": "array", "items": "double"}}]}""");

    private static final byte[] MARK = "tidemark-dataset".getBytes(StandardCharsets.US_ASCII);
    private static final String FEATURES = "tidemark.features";

    private DataSetFile() {}

    /** The SHA-256 of the file, lower-case hex. */
    public static String write(Path file, List<String> featureNames, List<TrainingRow> rows) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
                DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
            writer.setMeta(FEATURES, String.join(",", featureNames));
            writer.setCodec(CodecFactory.nullCodec());
            writer.create(SCHEMA, out, MARK);
            for (TrainingRow row : rows) {
                writer.append(generic(row));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static List<TrainingRow> read(Path file) throws IOException {
        List<TrainingRow> rows = new ArrayList<>();
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(file.toFile(), new GenericDatumReader<>(SCHEMA))) {
            for (GenericRecord record : reader) {
                rows.add(row(record));
            }
        }
        return rows;
    }

    private static GenericRecord generic(TrainingRow row) {
        GenericData.Array<Double> vector = new GenericData.Array<>(
                row.vector().length, SCHEMA.getField("vector").schema());
        for (double value : row.vector()) {
            vector.add(value);
        }
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("transaction_id", row.transactionId());
        record.put("customer_id", row.customerId());
        record.put("event_time", row.eventTime());
        record.put("fraud", row.fraud());
        record.put("weight", row.weight());
        record.put("vector", vector);
        return record;
    }

    private static TrainingRow row(GenericRecord record) {
        List<?> values = (List<?>) record.get("vector");
        double[] vector = new double[values.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (Double) values.get(i);
        }
        return new TrainingRow(
                record.get("transaction_id").toString(),
                record.get("customer_id").toString(),
                (Long) record.get("event_time"),
                vector,
                (Boolean) record.get("fraud"),
                (Double) record.get("weight"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
