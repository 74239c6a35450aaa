package io.tidemark.cli.features;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.text.ForeignText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the features of a catalogue in the order of the vector.",
        mixinStandardHelpOptions = true)
final class FeaturesListCommand implements Callable<Integer> {

    @Mixin
    private CatalogueOption chosen;

    @Mixin
    private Output output;

    /** What was asked for, and how windows count. */
    private record Listing(
            String catalogue,
            String hash,
            String zone,
            String currency,
            String windows,
            List<String> requires,
            List<FeatureRow> features) {}

    @Override
    public Integer call() {
        Catalogue catalogue = CatalogueReader.resolve(chosen.nameOrFile());
        Listing listing = new Listing(
                catalogue.name(),
                catalogue.hash(),
                catalogue.zone().getId(),
                catalogue.currency(),
                catalogue.nouns().areOfPayments()
                        ? "windows count every attempt, declined ones too"
                        : catalogue.nouns().in("windows count every {event}, whatever was decided"),
                requires(catalogue),
                catalogue.features().stream()
                        .map(feature -> FeatureRow.of(catalogue, feature))
                        .toList());
        output.result(listing, () -> text(listing, catalogue.nouns()));
        return ExitCodes.DONE;
    }

    /** Who paid when, always; amount and terminal as features ask for them; the numbers may be missing. */
    private static List<String> requires(Catalogue catalogue) {
        return Stream.concat(
                        Stream.of("transaction_id", "event_time", "customer_id"),
                        catalogue.requirements().fields().stream())
                .toList();
    }

    private static String text(Listing listing, Nouns nouns) {
        TextTable table = new TextTable(
                "FEATURE", "ENTITY", "COMPUTES", "WHERE", "CURRENCY", "WINDOW", "DELAY", "UNIT", "MEANING");
        listing.features()
                .forEach(row -> table.row(
                        row.name(),
                        shown(row.entity()),
                        row.computes(),
                        shown(row.where()),
                        shown(row.currency()),
                        shown(row.window()),
                        shown(row.delay()),
                        row.unit(),
                        row.meaning()));
        return table + "\ncatalogue " + ForeignText.line(listing.catalogue()) + ", zone "
                + ForeignText.line(listing.zone()) + ", currency "
                + (listing.currency().isEmpty() ? "any" : listing.currency()) + ", hash " + listing.hash() + "\n"
                + listing.windows() + "\n" + nouns.in("every {event} has to say ")
                + String.join(", ", listing.requires());
    }

    private static String shown(String text) {
        return text == null ? "" : text;
    }
}
