package io.tidemark.bench.scoring;

import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;

/** What a first start and one after a crash took, and where the time went. */
final class Restarts {

    private final double mostRead;
    private final Samples customers;
    private final Samples read = new Samples();
    private final Phases empty = new Phases();
    private final Phases crash = new Phases();

    Restarts(int customers, double mostRead) {
        this.customers = Samples.of(customers);
        this.mostRead = mostRead;
    }

    /** Seconds of each part. */
    private static final class Phases {
        private final Samples process = new Samples();
        private final Samples partitions = new Samples();
        private final Samples restore = new Samples();
        private final Samples decision = new Samples();

        private void follow(ScoringChild scoring) throws InterruptedException {
            double answers = scoring.untilItAnswers();
            double restores = scoring.untilItRestores();
            double ready = scoring.untilReady();
            double decides = scoring.untilScored(1);
            process.add(answers);
            partitions.add(restores - answers);
            restore.add(ready - restores);
            decision.add(decides);
        }
    }

    void first(ScoringChild scoring) throws InterruptedException {
        empty.follow(scoring);
    }

    void afterACrash(ScoringChild scoring) throws InterruptedException {
        crash.follow(scoring);
        read.add(scoring.restored());
    }

    List<BenchResult> results(String of) {
        List<BenchResult> results = new ArrayList<>();
        results.add(BenchResult.atMost("records read, " + of, read, customers, "customers", "records", mostRead, true));
        results.add(beside("until it decides again, " + of, crash.decision, empty.decision));
        results.add(beside("of it until the process answers, " + of, crash.process, empty.process));
        results.add(beside("then until it has its partitions, " + of, crash.partitions, empty.partitions));
        results.add(beside("then until its stores are back, " + of, crash.restore, empty.restore));
        return results;
    }

    private static BenchResult beside(String name, Samples ours, Samples first) {
        return BenchResult.reported(name, ours, first, "a first start", "s", true);
    }
}
