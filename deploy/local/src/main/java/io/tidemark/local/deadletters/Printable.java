package io.tidemark.local.deadletters;

/** Foreign text as a terminal may have it: nothing in it moves the cursor, ends the line or turns the direction of writing. */
public final class Printable {

    private Printable() {}

    /** The text with {@code \\uXXXX} for what is not to be seen. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (hidden(point)) {
                for (char unit : Character.toChars(point)) {
                    printable.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                printable.appendCodePoint(point);
            }
        });
        return printable.toString();
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
