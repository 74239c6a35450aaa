package io.tidemark.schemas.fit;

import java.util.Locale;
import org.apache.avro.Schema;

/**
 * What a number stands for that was written where we have an instant in milliseconds. Avro resolves numbers and does
 * not look at what they mean.
 */
final class WrittenTime {

    private static final String OURS = "timestamp-millis";
    private static final String REMEDY = "write timestamp-millis or timestamp-micros, counted in UTC";

    /** Of Debezium's times all but the zoned one, which is a text, are times of a clock whose zone is not known. */
    private static final String DEBEZIUM = "io.debezium.time.";

    private WrittenTime() {}

    /** Whether our schema has an instant here. */
    static boolean isInstant(Schema reader) {
        return OURS.equals(reader.getProp("logicalType"));
    }

    /**
     * How the numbers of this schema become milliseconds; what is finer is cut off, towards the past.
     *
     * @throws Misfit if they are no instants
     */
    static Fit of(Schema written, String path) {
        String type = written.getProp("logicalType");
        String connect = written.getProp("connect.name");
        if (type == null && connect != null && connect.startsWith(DEBEZIUM)) {
            throw unzoned(path, connect);
        }
        if (Boolean.FALSE.equals(written.getObjectProp("adjust-to-utc"))) {
            throw unzoned(path, type + " with adjust-to-utc: false");
        }
        if (type == null || type.equals(OURS)) {
            return Fit.SAME;
        }
        return switch (type) {
            case "timestamp-micros" -> value -> Math.floorDiv((long) value, 1_000L);
            case "timestamp-nanos" -> value -> Math.floorDiv((long) value, 1_000_000L);
            case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" ->
                throw unzoned(path, type);
            default ->
                throw Misfit.ofMeaning(
                        path,
                        String.format(Locale.ROOT, "is of the logical type %s, which is no instant; %s", type, REMEDY));
        };
    }

    private static Misfit unzoned(String path, String type) {
        return Misfit.ofMeaning(
                path,
                String.format(
                        Locale.ROOT,
                        "is a %s, the time of a clock in a zone that is not said, and no instant; %s",
                        type,
                        REMEDY));
    }
}
