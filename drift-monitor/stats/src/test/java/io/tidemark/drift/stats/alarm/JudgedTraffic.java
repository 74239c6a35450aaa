package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.drift.stats.alarm.measure.Baseline;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows of all traffic, judged one after the other, each beside the same hours of up to four earlier weeks. */
final class JudgedTraffic {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = 4;

    private JudgedTraffic() {}

    static List<Judgement> judge(
            ReferenceProfile reference, AlarmSettings settings, Map<Instant, long[]> windows, Duration length) {
        DriftJudge judge = new DriftJudge(reference, settings);
        AlarmMemory memory = AlarmMemory.EMPTY;
        List<Judgement> judgements = new ArrayList<>();
        for (Map.Entry<Instant, long[]> window : windows.entrySet()) {
            Instant start = window.getKey();
            Judgement judgement = judge.judge(
                    new WindowFacts(
                            start,
                            start.plus(length),
                            List.of(SegmentWindow.ofAll(window.getValue(), baseline(windows, start)))),
                    memory);
            memory = judgement.next();
            judgements.add(judgement);
        }
        return judgements;
    }

    /** The same hours of earlier weeks, as far as there are any. */
    static Optional<Baseline> baseline(Map<Instant, long[]> windows, Instant start) {
        long[] sum = null;
        int weeks = 0;
        for (int week = 1; week <= WEEKS; week++) {
            long[] earlier = windows.get(start.minus(WEEK.multipliedBy(week)));
            if (earlier != null) {
                sum = sum == null ? new long[earlier.length] : sum;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += earlier[i];
                }
                weeks++;
            }
        }
        return sum == null ? Optional.empty() : Optional.of(new Baseline(sum, weeks));
    }
}
