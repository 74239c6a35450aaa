package io.tidemark.scoring.release.models;

import io.tidemark.schemas.ModelReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The champions that followed each other, the present one on top; going back takes it off. Not thread-safe. */
public final class ChampionStack {

    private final Deque<ModelReference> stack = new ArrayDeque<>();
    private final int depth;

    /** @param depth how many champions are remembered */
    public ChampionStack(int depth) {
        this.depth = depth;
    }

    /** The next activation's champion. One that lies just beneath the top came by going back. */
    public void put(ModelReference champion) {
        if (champion.equals(stack.peek())) {
            return;
        }
        ModelReference top = stack.poll();
        if (champion.equals(stack.peek())) {
            return;
        }
        if (top != null) {
            stack.push(top);
        }
        stack.push(champion);
        if (stack.size() > depth) {
            stack.removeLast();
        }
    }

    /** The champion beneath the present one. */
    public Optional<ModelReference> beneath() {
        Iterator<ModelReference> downwards = stack.iterator();
        if (downwards.hasNext()) {
            downwards.next();
        }
        return downwards.hasNext() ? Optional.of(downwards.next()) : Optional.empty();
    }
}
