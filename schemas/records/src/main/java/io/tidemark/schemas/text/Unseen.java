package io.tidemark.schemas.text;

/** Characters that do something, or hide, in place of being seen. */
public final class Unseen {

    /**
     * First and last of each range of code points that fonts leave out although they are letters or marks (Unicode's
     * Default_Ignorable_Code_Point beyond the category Cf): fillers, joiners, selectors of variants.
     */
    private static final int[] HIDDEN = {
        0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2065, 0x2065, 0x2800, 0x2800, 0x3164, 0x3164,
        0xFE00, 0xFE0F, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF
    };

    private Unseen() {}

    /**
     * Whether it is a control (C0, DEL, C1), turns the direction of text or has no width (category Cf), separates lines
     * or paragraphs, or is half of a pair of surrogates; or one of the hidden.
     */
    public static boolean is(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> isHidden(codePoint);
        };
    }

    private static boolean isHidden(int codePoint) {
        for (int i = 0; i < HIDDEN.length; i += 2) {
            if (HIDDEN[i] <= codePoint && codePoint <= HIDDEN[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
