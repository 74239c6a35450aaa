package io.tidemark.drift.job.log;

import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Models over two features: {@code amount}, standard normal, and {@code night}, a calendar feature, 0 or 1. */
public final class Models {
    private Models() {}

    public static ReferenceProfile profile() {
        RandomGenerator random = new SplittableRandom(3);
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[4_000];
        long[] blocks = new long[scores.length];
        for (int i = 0; i < scores.length; i++) {
            rows.add(new double[] {random.nextGaussian(), random.nextInt(2)});
            scores[i] = random.nextDouble();
            blocks[i] = i / 4;
        }
        return new ProfileFit(Set.of("night"), 1).fit(List.of("amount", "night"), rows, scores, blocks);
    }

    public static PublishedModel published(String version, ReferenceProfile profile) {
        return new PublishedModel(version, new ModelProfile("hash-" + version, profile.toJson()));
    }

    public static PublishedModel withoutProfile(String version) {
        return new PublishedModel(version, ModelProfile.NONE);
    }
}
