package io.tidemark.scoring.app.meters;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.ScoringMeters;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what was committed: each thread of the topology notes what it does, and its producer says what becomes of
 * that. What a failed transaction did is forgotten, and counted when it is done again.
 */
public final class CommittedMeters implements ScoringMeters {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedMeters.class);
    private final ScoringMeters counts;
    private final ThreadLocal<List<Runnable>> noted = ThreadLocal.withInitial(ArrayList::new);

    public CommittedMeters(ScoringMeters counts) {
        this.counts = counts;
    }

    /** The transaction of this thread is committed. */
    public void committed() {
        List<Runnable> all = noted.get();
        all.forEach(CommittedMeters::count);
        all.clear();
    }

    /** The transaction of this thread came to nothing. */
    public void takenBack() {
        noted.get().clear();
    }

    @Override
    public void scored(Score score) {
        note(() -> counts.scored(score));
    }

    @Override
    public void duplicate() {
        note(counts::duplicate);
    }

    @Override
    public void deadLetter(String cause) {
        note(() -> counts.deadLetter(cause));
    }

    @Override
    public void activated(int partition, Control control) {
        note(() -> counts.activated(partition, control));
    }

    @Override
    public void controlIgnored(Control control) {
        note(() -> counts.controlIgnored(control));
    }

    @Override
    public void policyRefused() {
        note(counts::policyRefused);
    }

    @Override
    public void shadowSilent(String version, String cause) {
        note(() -> counts.shadowSilent(version, cause));
    }

    @Override
    public void unexplained(String version, String cause) {
        note(() -> counts.unexplained(version, cause));
    }

    @Override
    public void superseded() {
        note(counts::superseded);
    }

    @Override
    public void undecided() {
        note(counts::undecided);
    }

    @Override
    public void marked(String cause) {
        note(() -> counts.marked(cause));
    }

    @Override
    public void unwatched(String cause) {
        note(() -> counts.unwatched(cause));
    }

    /** What is thrown from here would look as if the commit had failed. */
    private static void count(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException e) {
            LOG.error("Something that was committed is not counted", e);
        }
    }

    private void note(Runnable count) {
        noted.get().add(count);
    }
}
