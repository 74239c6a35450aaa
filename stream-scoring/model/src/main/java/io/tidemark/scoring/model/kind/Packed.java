package io.tidemark.scoring.model.kind;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Files that are packed whole, by gzip or zlib, once or more often: a model is read through it, and anything else is
 * told by what is inside.
 */
public final class Packed {

    /** Two bytes each at least, so that nothing else begins like it. */
    static final List<String> MARKS = List.of(
            "x\u0001",
            "x\u005e",
            "x\u009c",
            "x\u00da",
            "\u001f\u008b",
            "BZh",
            "\u00fd7zXZ",
            "]\u0000\u0000",
            "\u0004\"M\u0018",
            "(\u00b5/\u00fd",
            "ZF0x");

    private static final int DEEPEST = 4;

    /** Far beyond any model, and what fits into this process twice: it keeps a small file from claiming memory. */
    private static final int MOST_BYTES =
            (int) Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 4);

    private Packed() {}

    /**
     * The content without what it is packed in; the content itself if that is nothing known to Java.
     *
     * @param file how messages call the file
     * @throws UnsupportedModelException in one sentence if it is cut short or damaged, or too large
     */
    public static byte[] unpacked(byte[] content, String file) {
        byte[] inner = content;
        for (int depth = 0; depth < DEEPEST && isKnown(inner); depth++) {
            byte[] outer = inner;
            inner = unpackedOnce(outer, file);
            if (inner == outer) {
                return outer;
            }
        }
        return inner;
    }

    private static boolean isKnown(byte[] content) {
        return isGzip(content)
                || content.length > 2
                        && content[0] == 'x'
                        // The header of zlib: a multiple of 31, which no text is that begins with x and one of these.
                        && ((content[0] << 8) + (content[1] & 0xff)) % 31 == 0
                        && MARKS.contains(new String(content, 0, 2, ISO_8859_1));
    }

    private static boolean isGzip(byte[] content) {
        return content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    }

    private static byte[] unpackedOnce(byte[] content, String file) {
        try (InputStream in = isGzip(content)
                ? new GZIPInputStream(new ByteArrayInputStream(content))
                : new InflaterInputStream(new ByteArrayInputStream(content))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (out.size() + read > MOST_BYTES) {
                    throw new UnsupportedModelException(
                            file + " is larger than " + (MOST_BYTES >> 20)
                                    + " MB when it is unpacked, which no model is that this process could hold; unpack it and look what it is");
                }
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (EOFException | ZipException e) {
            if (!isGzip(content)) {
                // Two letters are no proof, so it was never packed.
                return content;
            }
            throw new UnsupportedModelException(
                    file + " is a compressed file that is cut short or damaged (" + e.getMessage()
                            + "); copy it here again",
                    e);
        } catch (IOException e) {
            throw new UnsupportedModelException(file + " cannot be unpacked: " + e.getMessage(), e);
        }
    }
}
