package io.tidemark.features.files.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * What files begin with that people take for tables, and what to do about each. In the order in which they are looked
 * for.
 */
enum Magic {
    GZIP(starts(0x1f, 0x8b), "packed with gzip twice; unpack it once with gunzip"),
    ZSTANDARD(starts(0x28, 0xb5, 0x2f, 0xfd), "packed twice; unpack it once with zstd -d"),
    ZSTANDARD_SKIPPABLE(
            head -> head.length >= 4
                    && (head[0] & 0xF0) == 0x50
                    && head[1] == 0x2a
                    && head[2] == 0x4d
                    && head[3] == 0x18,
            "packed twice; unpack it once with zstd -d"),
    UTF_32(
            head -> starts(0xff, 0xfe, 0, 0).test(head)
                    || starts(0, 0, 0xfe, 0xff).test(head),
            "text in UTF-32, as its byte order mark says; save it as UTF-8"),
    UTF_16_LE(starts(0xff, 0xfe), "text in UTF-16 (little endian), as its byte order mark says; save it as UTF-8"),
    UTF_16_BE(starts(0xfe, 0xff), "text in UTF-16 (big endian), as its byte order mark says; save it as UTF-8"),
    EXCEL(
            head -> starts('P', 'K', 3, 4).test(head) && (in(head, "[Content_Types].xml") || in(head, "xl/")),
            "an Excel workbook (.xlsx); save its sheet as 'CSV UTF-8'"),
    ZIP(
            head -> starts('P', 'K', 3, 4).test(head) || starts('P', 'K', 5, 6).test(head),
            "a zip archive; unpack it and give the CSV file inside"),
    OLD_EXCEL(starts(0xd0, 0xcf, 0x11, 0xe0), "an old Excel workbook (.xls); save its sheet as 'CSV UTF-8'"),
    PARQUET(
            binary("PAR1"),
            "a Parquet file; write it as CSV, in Python: pandas.read_parquet(F).to_csv(O, index=False)"),
    ORC(binary("ORC"), "an ORC file; write it as CSV, in Python: pandas.read_orc(F).to_csv(O, index=False)"),
    ARROW(
            head -> binary("ARROW1").test(head) || binary("FEA1").test(head),
            "an Arrow (Feather) file; write it as CSV, in Python: pandas.read_feather(F).to_csv(O, index=False)"),
    AVRO(starts('O', 'b', 'j', 1), "an Avro file; write it as CSV"),
    BZIP2(
            head -> text("BZh").test(head) && (at(head, 4, "1AY&SY") || at(head, 4, "\u0017rE8P\u0090")),
            "packed with bzip2, which is not read; unpack it with bunzip2, or pack it with gzip or zstd"),
    XZ(
            starts(0xfd, '7', 'z', 'X', 'Z'),
            "packed with xz, which is not read; unpack it with unxz, or pack it with gzip or zstd"),
    LZ4(
            starts(0x04, 0x22, 0x4d, 0x18),
            "packed with lz4, which is not read; unpack it with unlz4, or pack it with gzip or zstd"),
    SNAPPY(
            starts(0xff, 6, 0, 0, 's', 'N', 'a', 'P'),
            "packed with Snappy, which is not read; unpack it, or pack it with gzip or zstd"),
    SEVEN_ZIP(starts('7', 'z', 0xbc, 0xaf), "a 7-Zip archive; unpack it and give the CSV file inside"),
    RAR(starts('R', 'a', 'r', '!', 0x1a, 7), "a RAR archive; unpack it and give the CSV file inside"),
    TAR(head -> at(head, 257, "ustar") && isBinary(head), "a tar archive; unpack it and give the CSV file inside"),
    SQLITE(
            starts('S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0),
            "an SQLite database; write the table as CSV, e.g. sqlite3 -csv -header F 'SELECT ...'"),
    HDF5(
            starts(0x89, 'H', 'D', 'F'),
            "an HDF5 file; write it as CSV, in Python: pandas.read_hdf(F).to_csv(O, index=False)"),
    NUMPY(starts(0x93, 'N', 'U', 'M', 'P', 'Y'), "a NumPy file; write it as CSV with a header"),
    PICKLE(
            head -> head.length > 1 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5,
            "a Python pickle, which is not read; write it as CSV, in Python: pandas.read_pickle(F).to_csv(O, index=False)"),
    PDF(text("%PDF-"), "a PDF document; it needs to be CSV"),
    LFS_POINTER(
            text("version https://git-lfs"),
            "a pointer of Git LFS and not the file itself; fetch it with 'git lfs pull'"),
    HTML(
            head -> word(head).startsWith("<!doctype html") || word(head).startsWith("<html"),
            "an HTML page and no CSV file, perhaps an error page of a download; fetch it again"),
    XML(head -> word(head).startsWith("<?xml"), "XML; write it as CSV"),
    ARFF(head -> word(head).startsWith("@relation"), "an ARFF file; write it as CSV with a header"),
    JSON_LINES(
            head -> word(head).startsWith("{\""),
            "JSON (one document a line, perhaps); write it as CSV, in Python: pandas.read_json(F, lines=True).to_csv(O, index=False)"),
    JSON_ARRAY(
            head -> word(head).startsWith("[{") || word(head).startsWith("[["),
            "JSON; write it as CSV, in Python: pandas.read_json(F).to_csv(O, index=False)");

    private final Predicate<byte[]> beginning;
    private final String sentence;

    Magic(Predicate<byte[]> beginning, String sentence) {
        this.beginning = beginning;
        this.sentence = sentence;
    }

    boolean matches(byte[] head) {
        return beginning.test(head);
    }

    /** What the file is and what to do, to go on behind "F is". */
    String sentence() {
        return sentence;
    }

    private static Predicate<byte[]> starts(int... magic) {
        return head -> {
            boolean same = head.length >= magic.length;
            for (int i = 0; same && i < magic.length; i++) {
                same = (head[i] & 0xFF) == magic[i];
            }
            return same;
        };
    }

    private static Predicate<byte[]> text(String magic) {
        return head -> at(head, 0, magic);
    }

    /** For letters that a header may begin with as well: ORC stands in ORCID. */
    private static Predicate<byte[]> binary(String magic) {
        return head -> at(head, 0, magic) && isBinary(head);
    }

    /** Whether there is a byte that no text has. */
    private static boolean isBinary(byte[] head) {
        for (byte one : head) {
            if (one >= 0 && one < '\t') {
                return true;
            }
        }
        return false;
    }

    private static boolean at(byte[] head, int place, String magic) {
        return new String(head, ISO_8859_1).startsWith(magic, place);
    }

    private static boolean in(byte[] head, String magic) {
        return new String(head, ISO_8859_1).contains(magic);
    }

    /** The beginning as text in small letters, without blanks in it. */
    private static String word(byte[] head) {
        String text = new String(head, ISO_8859_1);
        String plain = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        return plain.replaceAll("\\s+", " ")
                .strip()
                .replace("{ ", "{")
                .replace("[ ", "[")
                .toLowerCase(Locale.ROOT);
    }
}
