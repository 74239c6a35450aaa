package io.tidemark.cli.story;

import io.tidemark.schemas.text.ForeignText;

/** Text within Markdown (CommonMark 0.31, "Backslash escapes", and tables). */
final class Markdown {

    /** What begins an emphasis, code, link, image, tag, entity, cell or strike-through anywhere in a line. */
    private static final String SPECIAL = "\\`*[]<>&|~";

    private Markdown() {}

    /** The text on one line so that it is shown and nothing of it is Markdown. */
    static String plain(String text) {
        String line = ForeignText.line(text);
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean special = SPECIAL.indexOf(c) >= 0 || c == '_' && !isWithinAWord(line, i);
            if (special || i == 0 && beginsABlock(line)) {
                plain.append('\\');
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** A heading, a rule or a list; of a number nothing is made by a sign before it. */
    private static boolean beginsABlock(String line) {
        return line.matches("(#|=|[-+](?!\\d)).*");
    }

    private static boolean isWithinAWord(String line, int at) {
        return at > 0
                && at + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(at - 1))
                && Character.isLetterOrDigit(line.charAt(at + 1));
    }
}
