package io.tidemark.features.files.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of UTF-8 bytes. What is none is refused with its line: a replacement character would make one customer of
 * two.
 */
final class StrictText extends Reader {

    private static final int BYTES = 1 << 16;
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final String file;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).flip();
    private boolean end;
    private boolean afterReturn;
    private long line = 1;
    private long feeds;
    private long loneReturn;
    private long lost;
    private long firstLost;

    StrictText(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer target = CharBuffer.wrap(chars, offset, length);
        int start = target.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, target, end);
            if (result.isError()) {
                scan(chars, start, target.position());
                throw notText();
            }
            if (target.position() > start) {
                scan(chars, start, target.position());
                return target.position() - start;
            }
            if (result.isOverflow()) {
                // One char of room and a pair of surrogates to come: the caller has to ask for more.
                throw new IOException("no room for a character of two chars");
            }
            if (end) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read));
        bytes.flip();
    }

    private void scan(char[] chars, int from, int until) {
        for (int i = from; i < until; i++) {
            char c = chars[i];
            if (c <= '\r') {
                lineEnd(c);
            } else {
                afterReturn = loneIf(afterReturn);
                if (c == REPLACEMENT && lost++ == 0) {
                    firstLost = line;
                }
            }
        }
    }

    private void lineEnd(char c) {
        if (c == '\n') {
            feeds++;
            line += afterReturn ? 0 : 1;
            afterReturn = false;
            return;
        }
        afterReturn = loneIf(afterReturn);
        if (c == '\r') {
            line++;
            afterReturn = true;
        } else if (c == 0) {
            throw new UnreadableFileException(file + " line " + line + " holds a NUL byte, so it is no text in UTF-8;"
                    + " if it is UTF-16, save it as UTF-8");
        }
    }

    /** Notes a carriage return behind which no line feed came. */
    private boolean loneIf(boolean returned) {
        if (returned && loneReturn == 0) {
            loneReturn = line - 1;
        }
        return false;
    }

    private UnreadableFileException notText() {
        return new UnreadableFileException(String.format(
                Locale.ROOT,
                "%s line %d is not UTF-8 (byte 0x%02X); save it as UTF-8",
                file,
                line,
                bytes.get(bytes.position()) & 0xFF));
    }

    /** What people should know of the text when it has been read, a sentence each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (loneReturn > 0) {
            remarks.add(
                    feeds == 0
                            ? file + " ends its lines with carriage returns alone; each is read as the end of a line"
                            : file + " line " + loneReturn + " holds a carriage return alone; outside of quotes it is"
                                    + " read as the end of a line");
        }
        if (lost > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s holds %,d replacement characters (U+FFFD), the first in line %d: letters were lost before it came here, and names that differed may be one now",
                    file,
                    lost,
                    firstLost));
        }
        return remarks;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
