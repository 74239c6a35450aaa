package io.tidemark.console.panel;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.Score;
import java.time.Instant;

/**
 * One panel of the page: takes the records that concern it, and keeps no more than it shows. For one thread at a time.
 */
public interface Panel {

    /** By which the page knows it. */
    String name();

    /** What it shows now, for Jackson. */
    Object frame(Instant now);

    default void score(Score score, Place place) {}

    default void alert(FraudAlert alert, Place place) {}

    default void alarm(DriftAlarm alarm, Place place) {}

    default void report(DriftReport report, Place place) {}

    default void quality(QualityReport report, Place place) {}

    default void deployment(Deployment deployment, Place place) {}

    default void rollout(RolloutEvent event, Place place) {}

    default void deadLetter(DeadLetter letter, Place place) {}
}
