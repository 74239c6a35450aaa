package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.LoadedModel;
import java.util.List;
import java.util.Optional;

/**
 * What decides the next record of a task, and who watches.
 *
 * @param control the control record in force; empty before the first
 * @param champion decides for every customer whom no challenger has
 * @param challengers each with its customers, by their places
 * @param shadows score everything and decide nothing
 * @param complete false while a model that the control names is missing
 */
public record InForce(
        Optional<Control> control, Seat champion, List<Range> challengers, List<Shadow> shadows, boolean complete) {

    /** A challenger's customers: those from where the one before it ends to less than {@code end}. */
    public record Range(double end, Seat seat) {}

    /** A model that watches; without the model while its bundle is missing. */
    public record Shadow(ModelReference reference, Optional<LoadedModel> model) {}

    /** The same models under another control. */
    public InForce under(Control next) {
        return new InForce(Optional.of(next), champion, challengers, shadows, complete);
    }

    /** Who decides for a customer. */
    public Seat seat(String customer, CustomerPlace places) {
        if (challengers.isEmpty()) {
            return champion;
        }
        double place = places.of(customer);
        for (Range range : challengers) {
            if (place < range.end()) {
                return range.seat();
            }
        }
        return champion;
    }
}
