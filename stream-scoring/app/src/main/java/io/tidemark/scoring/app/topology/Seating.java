package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.app.decision.InForce;
import io.tidemark.scoring.app.decision.InForce.Range;
import io.tidemark.scoring.app.decision.InForce.Shadow;
import io.tidemark.scoring.app.decision.Seat;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.release.models.ModelDirectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the models that an activation names, and who stands in for those that are missing. */
final class Seating {

    private final ModelDirectory models;

    Seating(ModelDirectory models) {
        this.models = models;
    }

    /** Waits for the models that decide, side by side and so no longer than for one; never for a shadow. */
    InForce await(Optional<Control> control, Optional<Control> lastGood) {
        control.map(Control::getActivation).ifPresent(activation -> {
            named(control, Optional.empty()).forEach(models::find);
            deciding(activation).forEach(models::await);
        });
        return now(control, lastGood);
    }

    /** With the models that are there. */
    InForce now(Optional<Control> control, Optional<Control> lastGood) {
        Optional<Activation> activation = control.map(Control::getActivation);
        Optional<ModelReference> named = activation.map(Activation::getChampion);
        Optional<LoadedModel> found = named.flatMap(models::find);
        Seat champion = named.isEmpty() ? Seat.noModel() : Seat.of(found, () -> championModel(lastGood));
        List<Range> challengers = challengers(activation, champion);
        List<Shadow> shadows = shadows(activation);
        boolean complete = found.isPresent() == named.isPresent()
                && challengers.stream().allMatch(range -> range.seat().cause().isEmpty())
                && shadows.stream().allMatch(shadow -> shadow.model().isPresent());
        return new InForce(control, champion, challengers, shadows, complete);
    }

    /** The champion of a control, if it is there. */
    Optional<LoadedModel> championModel(Optional<Control> control) {
        return control.map(Control::getActivation).map(Activation::getChampion).flatMap(models::find);
    }

    /** Every model that may be asked for under a control. */
    static Set<ModelReference> named(Optional<Control> control, Optional<Control> lastGood) {
        Set<ModelReference> named = new LinkedHashSet<>();
        control.map(Control::getActivation).ifPresent(activation -> {
            named.addAll(deciding(activation));
            named.addAll(activation.getShadows());
        });
        lastGood.map(Control::getActivation).map(Activation::getChampion).ifPresent(named::add);
        return named;
    }

    private List<Range> challengers(Optional<Activation> activation, Seat champion) {
        List<Range> ranges = new ArrayList<>();
        double end = 0;
        for (Challenger challenger : activation.map(Activation::getChallengers).orElse(List.of())) {
            end += challenger.getShare();
            Seat seat = Seat.of(
                    models.find(challenger.getModel()), () -> champion.model().or(champion.lastGood()));
            ranges.add(new Range(end, seat));
        }
        return List.copyOf(ranges);
    }

    private List<Shadow> shadows(Optional<Activation> activation) {
        return activation.map(Activation::getShadows).orElse(List.of()).stream()
                .map(reference -> new Shadow(reference, models.find(reference)))
                .toList();
    }

    private static List<ModelReference> deciding(Activation activation) {
        List<ModelReference> deciding = new ArrayList<>();
        Optional.ofNullable(activation.getChampion()).ifPresent(deciding::add);
        activation.getChallengers().forEach(challenger -> deciding.add(challenger.getModel()));
        return deciding;
    }
}
