package io.tidemark.cli.policy;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.file.PolicyReader;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.release.lists.ListEntryLog;
import io.tidemark.scoring.rollout.client.RolloutClient;
import java.util.Optional;

/** What decides now, as the log says. */
final class InForce {

    private final Connection connection;
    private final SchemaRegistry registry;
    private final Optional<Control> control;

    InForce(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
        this.control = new RolloutClient(connection, registry).current().map(Deployment::getControl);
    }

    /**
     * The policy in force, or the thresholds of the champion's bundle where there is none.
     *
     * @param source from where a bundle may be fetched that does not lie in the log
     */
    Policy policy(Catalogue catalogue, BundleSource source) {
        return control.map(Control::getPolicy)
                .map(text -> new PolicyReader(catalogue)
                        .unproven()
                        .read(text.getText(), "the policy in force, " + PolicyTexts.name(text)))
                .orElseGet(() -> ModelThresholds.of(champion(source).manifest().policy(), catalogue));
    }

    /** The policy that decides; empty if the thresholds of the bundles do. */
    Optional<PolicyText> deciding() {
        return control.map(Control::getPolicy);
    }

    /** The policy that only watches. */
    Optional<PolicyText> shadow() {
        return control.map(Control::getShadowPolicy);
    }

    private Bundle champion(BundleSource source) {
        return control.map(Control::getActivation)
                .map(Activation::getChampion)
                .map(ModelReference::getVersion)
                .flatMap(version -> new RolloutClient(connection, registry).bundle(version, source))
                .map(Bundle::open)
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE,
                        "neither a policy nor a model decides now that this one could be compared with; name the policy"
                                + " of today with --against"));
    }

    /** What stands in the lists now; nothing if nothing ever stood in any. */
    Listing listing() {
        if (control.map(Control::getLists).isEmpty()) {
            return Listing.EMPTY;
        }
        ListTable table = new ListTable();
        try (ListEntryLog log = new ListEntryLog(connection, registry, table::word, table::passOver)) {
            log.readToEnd();
        }
        return table.at(control.get().getLists()).listing();
    }
}
