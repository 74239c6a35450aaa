package io.tidemark.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** A small file in the layout of the mapping named handbook: amounts above 290 are fraud. */
public final class TransactionsCsv {

    public static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private TransactionsCsv() {}

    /** As many rows, one in half an hour from 2024-01-01 on, of 300 customers. */
    public static String rows(int count) {
        SplittableRandom random = new SplittableRandom(11);
        LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            int cents = random.nextInt(30_000);
            csv.append("%d,%s,c%d,t%d,%d.%02d,%d%n"
                    .formatted(
                            i,
                            TIME.format(start.plusMinutes(30L * i)),
                            random.nextInt(300),
                            random.nextInt(5),
                            cents / 100,
                            cents % 100,
                            cents > 29_000 ? 1 : 0));
        }
        return csv.toString();
    }

    public static Path write(Path file, String csv) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        if (!file.toString().endsWith(".gz")) {
            return Files.write(file, bytes);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }
}
