package io.tidemark.schemas.text;

import java.util.Locale;

/**
 * Text that somebody else wrote, as it is shown on a terminal, in a sentence or in a line of a log: ids, reasons, texts
 * of requests, names of segments, whatever came over the log or out of a file.
 *
 * <p>Written as it is it could move the cursor, colour the screen, begin a line of its own that looks like one of ours,
 * or turn the direction of what follows. So every character that does something in place of being seen becomes a
 * visible word: {@code \n}, {@code \r}, {@code \t}, and {@code \}{@code u001b} with the four digits of a UTF-16 unit
 * for all others. A backslash is doubled, so what was written can be had back by {@link #original}. Long text is cut
 * off, and how much was left out is said.
 */
public final class ForeignText {

    /** Characters shown of one field, in UTF-16 units as they came. */
    public static final int MOST = 2_000;

    private ForeignText() {}

    /** One field on one line, {@link #MOST} characters of it at most; null is the word null. */
    public static String line(Object text) {
        return line(text, MOST);
    }

    /** One field on one line. @param most characters at most, in UTF-16 units as they came */
    public static String line(Object text, int most) {
        String whole = String.valueOf(text);
        if (whole.length() <= most) {
            return escaped(whole, false);
        }
        int end = Character.isHighSurrogate(whole.charAt(most - 1)) ? most - 1 : most;
        return escaped(whole.substring(0, end), false)
                + String.format(Locale.ROOT, "... (%,d more characters)", whole.length() - end);
    }

    /**
     * Text of several lines that was put together here: its line breaks and backslashes are ours. The last door before
     * a terminal, behind which nothing acts any more; it does not tell a line break of a field from one of ours.
     */
    public static String lines(String text) {
        return escaped(text, true);
    }

    /** What {@link #line} was given, if nothing was left out. */
    public static String original(String shown) {
        StringBuilder text = new StringBuilder(shown.length());
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char word = shown.charAt(++i);
            switch (word) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(shown.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(word);
            }
        }
        return text.toString();
    }

    private static String escaped(String text, boolean ours) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (ours && isOurBreak(text, i)) {
                shown.append((char) c);
            } else if (c == '\\' && !ours) {
                shown.append("\\\\");
            } else if (Unseen.is(c)) {
                append(shown, c);
            } else {
                shown.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return shown.toString();
    }

    private static boolean isOurBreak(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(c)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        }
    }
}
