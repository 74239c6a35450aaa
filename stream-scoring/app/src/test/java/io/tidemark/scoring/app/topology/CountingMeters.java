package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.ScoringMeters;
import java.util.ArrayList;
import java.util.List;

/** What was counted, to be asked. */
final class CountingMeters implements ScoringMeters {

    int scored;
    int duplicates;
    int controlsIgnored;
    int policiesRefused;
    int superseded;
    int undecided;
    final List<String> marked = new ArrayList<>();
    final List<String> unwatched = new ArrayList<>();
    final List<Long> activated = new ArrayList<>();
    final List<String> deadLetters = new ArrayList<>();
    final List<String> unexplained = new ArrayList<>();
    final List<String> silentShadows = new ArrayList<>();

    @Override
    public void scored(Score score) {
        scored++;
    }

    @Override
    public void duplicate() {
        duplicates++;
    }

    @Override
    public void deadLetter(String cause) {
        deadLetters.add(cause);
    }

    @Override
    public void activated(int partition, Control control) {
        activated.add(control.getSequence());
    }

    @Override
    public void controlIgnored(Control control) {
        controlsIgnored++;
    }

    @Override
    public void policyRefused() {
        policiesRefused++;
    }

    @Override
    public void shadowSilent(String version, String cause) {
        silentShadows.add(version + " " + cause);
    }

    @Override
    public void unexplained(String version, String cause) {
        unexplained.add(version + " " + cause);
    }

    @Override
    public void superseded() {
        superseded++;
    }

    @Override
    public void undecided() {
        undecided++;
    }

    @Override
    public void marked(String cause) {
        marked.add(cause);
    }

    @Override
    public void unwatched(String cause) {
        unwatched.add(cause);
    }
}
