package io.tidemark.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.trial.PoisonCorpus;
import io.tidemark.testkit.poison.trial.PoisonTrial;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The poison corpus on the whole stack: every class, between good records, and everybody goes on. How much and what of
 * it: {@code -Dpoison.records}, {@code -Dpoison.seed}, {@code -Dpoison.classes} with a regular expression over their
 * names.
 */
@Tag("stack")
@Tag("exact")
class PoisonIT {

    private static final int RECORDS = Integer.getInteger("poison.records", 400);
    private static final long SEED = Long.getLong("poison.seed", 20_260_101L);
    private static final Pattern NAMES = Pattern.compile(System.getProperty("poison.classes", ".*"));
    private static final int PARTITIONS = 4;
    private static final Duration BOUND = Duration.ofSeconds(180 + RECORDS / 10);

    @TempDir
    Path dir;

    @ParameterizedTest(name = "features.timeout {0}")
    @ValueSource(strings = {"0s", "2s"})
    void whateverTheLogTookIsDecidedOrBuriedOnceAndNobodyFallsOrStandsStill(String timeout) throws Exception {
        List<String> settings = new ArrayList<>(List.of("--set=flink.checkpoint.interval=1s"));
        if (!timeout.equals("0s")) {
            settings.add("--set=scoring.features.timeout=" + timeout);
        }
        try (RunningStack stack = RunningStack.up(dir, settings);
                PoisonTrial trial = new PoisonTrial(stack.connection(), PARTITIONS, Clock.systemUTC())) {
            Map<String, Long> pids = stack.pids();
            long begun = System.nanoTime();
            trial.throwAll(classes(), RECORDS, SEED);
            await("seed " + SEED)
                    .atMost(BOUND)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(trial.faults()).isEmpty());
            System.out.printf(
                    "features.timeout %s: %,d records of %d classes in %d s, buried by cause %s%n",
                    timeout,
                    trial.thrown().values().stream().mapToLong(Long::longValue).sum(),
                    trial.thrown().size(),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    trial.buriedByCause());
            assertThat(stack.pids()).isEqualTo(pids);
            assertThat(stack.notReady()).isEmpty();
            assertThat(stack.restarts()).isEmpty();
        }
    }

    private static List<Poison> classes() {
        return PoisonCorpus.ALL.stream()
                .filter(poison -> NAMES.matcher(poison.name()).matches())
                .toList();
    }
}
