package io.tidemark.scoring.model.parts;

/** Text from a file, fit to be quoted in a sentence: short, and free of control characters. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return "'" + (clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean) + "'";
    }
}
