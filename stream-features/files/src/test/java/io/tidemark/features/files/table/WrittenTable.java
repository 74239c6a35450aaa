package io.tidemark.features.files.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** A table made by chance, and the plainest writer of it in a form made by chance: the oracle of the reader. */
record WrittenTable(List<String> header, List<List<String>> rows) {

    /** How it is written. */
    record Form(Dialect dialect, String lineEnd, boolean mark, boolean quoted, boolean lastEnd, int packing) {

        static Form of(SplittableRandom random) {
            return new Form(
                    new Dialect(",;\t|".charAt(random.nextInt(4)), "\"'".charAt(random.nextInt(2))),
                    List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextInt(4));
        }
    }

    /** With fields of all kinds; those of several lines hold no separator, since then they might be rows. */
    static WrittenTable of(SplittableRandom random) {
        int width = 2 + random.nextInt(5);
        List<String> header = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            header.add("column " + column);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = random.nextInt(40); row >= 0; row--) {
            List<String> fields = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                fields.add(field(random));
            }
            rows.add(fields);
        }
        return new WrittenTable(header, rows);
    }

    private static String field(SplittableRandom random) {
        String[] pieces = random.nextInt(4) == 0
                ? new String[] {"\n", "\r\n", "x", "\"", "'", " "}
                : new String[] {"a", "7", "0.5", " ", ",", ";", "|", "\t", "\"", "'", "\u00fc", "\ud83d\ude00", "\u4e2d"
                };
        StringBuilder field = new StringBuilder();
        for (int piece = random.nextInt(5); piece > 0; piece--) {
            field.append(pieces[random.nextInt(pieces.length)]);
        }
        return field.toString();
    }

    byte[] bytes(Form form) {
        StringBuilder text = new StringBuilder(form.mark() ? "\uFEFF" : "");
        text.append(line(header, form));
        rows.forEach(row -> text.append(form.lineEnd()).append(line(row, form)));
        text.append(form.lastEnd() ? form.lineEnd() : "");
        byte[] plain = text.toString().getBytes(UTF_8);
        return switch (form.packing()) {
            case 1 -> gzip(plain, 0, plain.length);
            case 2 -> joined(gzip(plain, 0, plain.length / 2), gzip(plain, plain.length / 2, plain.length));
            case 3 -> Zstd.compress(plain);
            default -> plain;
        };
    }

    private static String line(List<String> fields, Form form) {
        List<String> written = new ArrayList<>();
        String quote = String.valueOf(form.dialect().quote());
        for (String field : fields) {
            boolean needed = field.contains(quote)
                    || field.contains("\n")
                    || field.contains("\r")
                    || field.indexOf(form.dialect().separator()) >= 0;
            written.add(needed || form.quoted() ? quote + field.replace(quote, quote + quote) + quote : field);
        }
        return String.join(String.valueOf(form.dialect().separator()), written);
    }

    static byte[] gzip(byte[] plain, int from, int until) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain, from, until - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
