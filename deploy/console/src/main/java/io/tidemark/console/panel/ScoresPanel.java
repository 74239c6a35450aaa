package io.tidemark.console.panel;

import io.tidemark.console.tally.Newest;
import io.tidemark.console.tally.SlidingCounts;
import io.tidemark.schemas.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the scores of each model lie against its reference: a rank is the share of the reference that scores lower, so
 * that each twentieth of the reference holds 5 % of the ranks for as long as the traffic is like it.
 */
public final class ScoresPanel implements Panel {

    static final int SECONDS = 300;
    static final int BINS = 20;
    private static final int MODELS = 6;
    private static final String UNRANKED = "unranked";

    private final Newest<String, Tally> models = new Newest<>(MODELS);

    private record Tally(String model, SlidingCounts ranks, SlidingCounts scores) {}

    /**
     * One model.
     *
     * @param events that it scored within the window
     * @param ranks how many of them lie in each twentieth of its reference, the lowest scores first
     * @param unranked those of them without a rank: the bundle holds no reference
     * @param scores how many of them lie in each twentieth from 0 to 1
     */
    record Model(String model, long events, long[] ranks, long unranked, long[] scores) {}

    /** @param seconds how long the window is */
    record Frame(int seconds, List<Model> models) {}

    @Override
    public String name() {
        return "scores";
    }

    @Override
    public void score(Score score, Place place) {
        if (score.getModelVersion() == null || score.getScore() == null) {
            return;
        }
        String model = score.getModelVersion();
        Tally tally = models.get(model).orElseGet(() -> {
            Tally fresh = new Tally(model, new SlidingCounts(SECONDS, BINS + 1), new SlidingCounts(SECONDS, BINS));
            models.put(model, fresh);
            return fresh;
        });
        tally.ranks().add(place.second(), score.getRank() == null ? UNRANKED : bin(score.getRank()));
        tally.scores().add(place.second(), bin(score.getScore()));
    }

    @Override
    public Frame frame(Instant now) {
        List<Model> shown = new ArrayList<>();
        for (Tally tally : models.all()) {
            tally.ranks().advance(now.getEpochSecond());
            tally.scores().advance(now.getEpochSecond());
            Map<String, Long> ranks = tally.ranks().totals();
            long[] byScore = bins(tally.scores().totals());
            long events = ranks.values().stream().mapToLong(Long::longValue).sum();
            if (events > 0) {
                shown.add(new Model(tally.model(), events, bins(ranks), ranks.getOrDefault(UNRANKED, 0L), byScore));
            }
        }
        return new Frame(SECONDS, shown);
    }

    private static long[] bins(Map<String, Long> totals) {
        long[] bins = new long[BINS];
        for (int i = 0; i < BINS; i++) {
            bins[i] = totals.getOrDefault(String.valueOf(i), 0L);
        }
        return bins;
    }

    private static String bin(double share) {
        return String.valueOf(Math.min(BINS - 1, Math.max(0, (int) (share * BINS))));
    }
}
