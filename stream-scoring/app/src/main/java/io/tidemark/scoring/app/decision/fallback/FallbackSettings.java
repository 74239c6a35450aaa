package io.tidemark.scoring.app.decision.fallback;

import java.time.Duration;

/**
 * When a decision is no normal one, and what decides then.
 *
 * @param ladder what decides, by cause
 * @param staleAfter a model whose training data ended longer before a transaction is stale; zero: none ever is
 * @param slowAfter the limit of one call of a model, see {@link ModelPace}; zero: none
 * @param slowRest how long a model that is too slow is not asked
 * @param restoringAfter a transaction that had waited longer when this task's stores had come back counts as delayed by
 *     them; zero: none does
 */
public record FallbackSettings(
        FallbackLadder ladder, Duration staleAfter, Duration slowAfter, Duration slowRest, Duration restoringAfter) {

    /**
     * Nothing is stale; a call may take 100 ms, else the model rests for a second; a wait of 5 s for stores is flagged.
     */
    public static final FallbackSettings USUAL = new FallbackSettings(
            FallbackLadder.USUAL, Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5));

    public FallbackSettings {
        notNegative(FallbackKeys.STALE_NAME, staleAfter);
        notNegative(FallbackKeys.SLOW_NAME, slowAfter);
        notNegative(FallbackKeys.REST_NAME, slowRest);
        notNegative(FallbackKeys.RESTORING_NAME, restoringAfter);
    }

    private static void notNegative(String key, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "%s is %s, but should be a duration, or 0s for none".formatted(key, duration));
        }
    }
}
