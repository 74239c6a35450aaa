package io.tidemark.demo.machines;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Readings as the file that a plant would export. */
public final class ReadingsFile {

    private ReadingsFile() {}

    /** @param out gzipped if its name ends with {@code .gz} */
    public static void write(Path out, List<Reading> readings) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(out));
        try (CsvWriter csv =
                CsvWriter.builder().build(out.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain)) {
            csv.writeRecord(
                    "reading_id",
                    "time",
                    "machine",
                    "site",
                    "kind",
                    "temperature",
                    "vibration",
                    "pressure",
                    "load",
                    "failed_within_24h");
            readings.forEach(one -> csv.writeRecord(
                    one.id(),
                    one.at().toString(),
                    one.machine(),
                    one.site(),
                    one.kind(),
                    decimal(one.temperature(), 1),
                    decimal(one.vibration(), 2),
                    decimal(one.pressure(), 2),
                    decimal(one.load(), 1),
                    one.failsSoon() ? "1" : "0"));
        }
    }

    private static String decimal(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
