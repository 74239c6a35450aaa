package io.tidemark.local.cli;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.Feature;
import io.tidemark.features.catalogue.WindowFeature;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists the features of a catalogue in the order of the vector.",
        mixinStandardHelpOptions = true)
final class FeaturesListCommand implements Callable<Integer> {

    @Option(
            names = "--catalogue",
            paramLabel = "C",
            defaultValue = "handbook",
            description = "a shipped name or a file (default: ${DEFAULT-VALUE})")
    private String nameOrFile;

    @Mixin
    private Output output;

    /** A catalogue; window and delay null for features of the event itself. */
    private record Listing(String catalogue, String hash, String zone, List<Row> features) {}

    private record Row(String name, String entity, String computes, String window, String delay) {}

    @Override
    public Integer call() {
        Catalogue catalogue = CatalogueReader.resolve(nameOrFile);
        Listing listing = new Listing(
                catalogue.name(),
                catalogue.hash(),
                catalogue.zone().getId(),
                catalogue.features().stream().map(FeaturesListCommand::row).toList());
        output.result(listing, () -> text(listing));
        return ExitCodes.DONE;
    }

    private static Row row(Feature feature) {
        if (feature instanceof WindowFeature window) {
            return new Row(
                    window.name(),
                    window.entity(),
                    window.aggregate().word(),
                    written(window.window()),
                    written(window.delay()));
        }
        String computes =
                feature instanceof EventFeature event ? event.transform().word() : feature.canonical();
        return new Row(feature.name(), null, computes, null, null);
    }

    private static String written(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.toMillis() % Duration.ofDays(1).toMillis() == 0) {
            return duration.toDays() + "d";
        }
        if (duration.toMillis() % Duration.ofHours(1).toMillis() == 0) {
            return duration.toHours() + "h";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static String text(Listing listing) {
        TextTable table = new TextTable("FEATURE", "ENTITY", "COMPUTES", "WINDOW", "DELAY");
        listing.features()
                .forEach(row -> table.row(
                        row.name(),
                        row.entity() == null ? "" : row.entity(),
                        row.computes(),
                        row.window() == null ? "" : row.window(),
                        row.delay() == null ? "" : row.delay()));
        return table + "\ncatalogue " + listing.catalogue() + ", zone " + listing.zone() + ", hash " + listing.hash();
    }
}
