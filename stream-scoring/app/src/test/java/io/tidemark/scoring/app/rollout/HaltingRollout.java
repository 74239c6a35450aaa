package io.tidemark.scoring.app.rollout;

import io.tidemark.settings.Layers;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The rollout process, which dies when all of a transaction is sent and nothing of it committed. */
final class HaltingRollout {

    static final int HALTED = 9;

    private HaltingRollout() {}

    /** @param args the properties file, and how many transactions are committed before */
    public static void main(String[] args) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[1]));
        RolloutMain.run(
                new Layers(RolloutKeys.ALL).file(Path.of(args[0])).read(RolloutSettings::of, System.err::println),
                () -> {
                    if (left.getAndDecrement() == 0) {
                        Runtime.getRuntime().halt(HALTED);
                    }
                });
    }
}
