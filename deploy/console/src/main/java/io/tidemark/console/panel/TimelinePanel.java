package io.tidemark.console.panel;

import io.tidemark.console.tally.Newest;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Models and policies: what is in force, and how it came to it. */
public final class TimelinePanel implements Panel {

    private static final int EVENTS = 200;
    private final Newest<String, Event> events = new Newest<>(EVENTS);
    private Control newest;

    /**
     * Something that happened.
     *
     * @param kind {@code activation}, an outcome of the rollout in lower case, or {@code alarm_raised} and the like
     * @param at ISO 8601
     * @param version of the model that it is about; null if of none
     * @param text in a sentence
     */
    record Event(String id, String kind, String at, String version, String text) {}

    /**
     * What decides now.
     *
     * @param champion null if no model does
     * @param challengers shares of customers by version
     * @param policy by name and version; null if there is none
     */
    record InForce(
            long sequence,
            String since,
            String champion,
            Map<String, Double> challengers,
            List<String> shadows,
            String policy,
            String shadowPolicy) {}

    /** @param events the newest first */
    record Frame(InForce inForce, List<Event> events, long leftOut) {}

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public void deployment(Deployment deployment, Place place) {
        Control control = deployment.getControl();
        if (newest == null || control.getSequence() >= newest.getSequence()) {
            newest = control;
        }
        add(
                place,
                "activation",
                control.getIssuedAt(),
                champion(control).orElse(null),
                Optional.ofNullable(control.getActivation())
                        .map(Activation::getReason)
                        .orElse(""));
    }

    @Override
    public void rollout(RolloutEvent event, Place place) {
        add(
                place,
                event.getOutcome().name().toLowerCase(Locale.ROOT),
                event.getHappenedAt(),
                event.getVersion(),
                event.getText());
    }

    @Override
    public void alarm(DriftAlarm alarm, Place place) {
        add(
                place,
                "alarm_" + alarm.getState().name().toLowerCase(Locale.ROOT),
                alarm.getRaisedAt(),
                alarm.getModelVersion(),
                alarm.getText());
    }

    @Override
    public Frame frame(Instant now) {
        List<Event> shown = new ArrayList<>(events.all());
        shown.sort(Comparator.comparing(Event::at).reversed());
        return new Frame(newest == null ? null : inForce(newest), shown, events.dropped());
    }

    private void add(Place place, String kind, Instant at, String version, String text) {
        events.put(place.id(), new Event(place.id(), kind, at.toString(), version, text));
    }

    private static Optional<String> champion(Control control) {
        return Optional.ofNullable(control.getActivation())
                .map(Activation::getChampion)
                .map(ModelReference::getVersion);
    }

    private static InForce inForce(Control control) {
        Map<String, Double> challengers = new TreeMap<>();
        List<String> shadows = new ArrayList<>();
        if (control.getActivation() != null) {
            control.getActivation()
                    .getChallengers()
                    .forEach(one -> challengers.put(one.getModel().getVersion(), one.getShare()));
            control.getActivation().getShadows().forEach(one -> shadows.add(one.getVersion()));
        }
        return new InForce(
                control.getSequence(),
                control.getIssuedAt().toString(),
                champion(control).orElse(null),
                challengers,
                shadows,
                name(control.getPolicy()),
                name(control.getShadowPolicy()));
    }

    private static String name(PolicyText policy) {
        return policy == null ? null : policy.getName() + " " + policy.getVersion();
    }
}
