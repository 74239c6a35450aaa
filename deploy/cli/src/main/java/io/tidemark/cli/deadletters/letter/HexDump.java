package io.tidemark.cli.deadletters.letter;

import java.util.Locale;

/** Bytes for people: sixteen a line, as hexadecimal digits and as ASCII. */
final class HexDump {

    private static final int PER_LINE = 16;

    private HexDump() {}

    /**
     * The first lines.
     *
     * @param most bytes that are shown; a last line says how many are not
     */
    static String of(byte[] bytes, int most) {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(bytes.length, most);
        for (int start = 0; start < shown; start += PER_LINE) {
            line(dump, bytes, start, Math.min(shown, start + PER_LINE));
        }
        if (shown < bytes.length) {
            dump.append(String.format(Locale.ROOT, "  ... and %,d bytes more%n", bytes.length - shown));
        }
        return dump.toString();
    }

    private static void line(StringBuilder dump, byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder();
        dump.append(String.format(Locale.ROOT, "  %08x ", start));
        for (int at = start; at < start + PER_LINE; at++) {
            dump.append(at == start + PER_LINE / 2 ? "  " : " ");
            if (at < end) {
                dump.append(String.format(Locale.ROOT, "%02x", bytes[at]));
                text.append(bytes[at] >= ' ' && bytes[at] <= '~' ? (char) bytes[at] : '.');
            } else {
                dump.append("  ");
            }
        }
        dump.append("  |").append(text).append("|\n");
    }
}
