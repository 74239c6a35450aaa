package io.tidemark.console.board;

import io.tidemark.console.tally.LogPlace;

/**
 * One browser that looks on. What it has not taken yet keeps it from nothing but the frames in between: when it has, it
 * gets the newest, so that no queue grows for whoever reads slowly. Thread-safe.
 */
final class Browser implements Line.After {

    private final Line line;
    private final Hub hub;
    private LogPlace seen;
    private Frame newest;
    private long sent;
    private boolean sending;
    private boolean gone;

    /** @param seen what it has shown before it came back */
    Browser(Line line, Hub hub, LogPlace seen) {
        this.line = line;
        this.hub = hub;
        this.seen = seen;
    }

    /** Hands over a frame, now or when the one before has left. */
    synchronized void offer(Frame frame) {
        newest = frame;
        sendNewest();
    }

    @Override
    public void sent(boolean left) {
        if (!left) {
            hub.leave(this);
            return;
        }
        synchronized (this) {
            sending = false;
            sendNewest();
        }
    }

    private void sendNewest() {
        if (gone || sending || newest == null || newest.number() <= sent) {
            return;
        }
        boolean follows = sent > 0 && newest.number() == sent + 1;
        byte[] bytes = follows ? newest.next() : newest.whole(hub.feed(seen, newest.place()));
        sending = true;
        sent = newest.number();
        seen = newest.place();
        line.send(bytes, this);
    }

    /** It gets nothing more. */
    synchronized void end() {
        gone = true;
        line.close();
    }
}
