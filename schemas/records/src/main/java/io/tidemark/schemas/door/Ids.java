package io.tidemark.schemas.door;

/** What an id may look like. */
public final class Ids {

    /** Ids are tokens; a text beyond this is something else, and state would keep it for weeks. */
    static final int LONGEST = 1_000;

    private static final char FIRST_PRINTABLE = ' ';
    private static final char DELETE = '\u007f';
    private static final char LAST_C1 = '\u009f';

    /** Line and paragraph separator, and what turns the direction of writing (Unicode 15, Bidi_Control). */
    private static final String BREAKING_OR_TURNING =
            "\u2028\u2029\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private Ids() {}

    /** Whether whatever has this id can be told from others, by people too: it is there, of sane length, and sound. */
    public static boolean usable(String id) {
        return !blank(id) && !oversized(id) && !unsound(id);
    }

    static boolean blank(String id) {
        return id == null || id.isBlank();
    }

    static boolean oversized(String id) {
        return id.length() > LONGEST;
    }

    /** Whether it has a control character or one that breaks or turns the line: two such ids may look the same. */
    static boolean unsound(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < FIRST_PRINTABLE
                    || (c >= DELETE
                            && (c <= LAST_C1
                                    || BREAKING_OR_TURNING.indexOf(c) >= 0
                                    || Character.isSurrogate(c) && !paired(id, i)))) {
                return true;
            }
        }
        return false;
    }

    /** UTF-8 has no others, but not every text comes from there. */
    private static boolean paired(String id, int place) {
        return Character.isHighSurrogate(id.charAt(place))
                ? place + 1 < id.length() && Character.isLowSurrogate(id.charAt(place + 1))
                : place > 0 && Character.isHighSurrogate(id.charAt(place - 1));
    }
}
