package io.tidemark.cli.lists;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text in UTF-8 of what stands in a list, an entry a line, as editors and spreadsheets write it. */
public final class EntryFile {

    /** What some programs put before a text, to say in which order the bytes of a letter come. */
    private static final char MARK = '\ufeff';

    private EntryFile() {}

    /**
     * Its lines as they stand there, without such a mark before the first.
     *
     * @throws Failure if it is no UTF-8
     */
    public static List<String> lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult end = decoder.decode(in, out, true);
        if (end.isError()) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "%s, line %d: what stands there is no UTF-8; save the file as UTF-8"
                            .formatted(file, line(bytes, in.position())));
        }
        String text = out.flip().toString();
        return (text.indexOf(MARK) == 0 ? text.substring(1) : text).lines().toList();
    }

    private static int line(byte[] bytes, int place) {
        int line = 1;
        for (int i = 0; i < place; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
