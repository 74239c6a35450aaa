package io.tidemark.console.board;

/** The way to one browser. */
public interface Line {

    /**
     * Sends bytes without waiting for them to be read.
     *
     * @param after is told once, at any time and by any thread, whether they left
     */
    void send(byte[] bytes, After after);

    /** No more will be sent. */
    void close();

    /** Hears what became of what was sent. */
    interface After {

        /** They left, or else the browser is gone. */
        void sent(boolean left);
    }
}
