package io.tidemark.process;

/** A child for {@link BoundedLogIT} that prints so many numbered lines, by turns to stdout and stderr. */
final class Talker {

    private Talker() {}

    public static void main(String[] args) {
        for (int line = 0; line < Integer.parseInt(args[0]); line++) {
            (line % 2 == 0 ? System.out : System.err).println("line " + line + " of a child that talks a lot");
        }
    }
}
