package io.tidemark.demo;

import java.util.function.Consumer;

/**
 * Says how fast traffic is where that has become quite another matter: half or twice of what was said last, or as fast
 * as it gets.
 */
final class PaceTalk implements Consumer<TrafficPace> {
    private static final double MUCH = 2;

    private final Consumer<String> out;
    private double said;

    PaceTalk(double first, Consumer<String> out) {
        said = first;
        this.out = out;
    }

    @Override
    public void accept(TrafficPace pace) {
        double now = pace.perSecond();
        if (now * MUCH <= said) {
            say("  traffic   goes down to %,.0f transactions a second, since more of them wait for their scores", now);
        } else if (now >= said * MUCH || now == TrafficPace.MOST && said < now) {
            say("  traffic   goes up to %,.0f transactions a second, since the stack keeps up", now);
        }
    }

    private void say(String sentence, double perSecond) {
        said = perSecond;
        out.accept(sentence.formatted(perSecond));
    }
}
