package io.tidemark.cli.lists;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.settings.Nearest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Says how many entries stand in which list, or, of one list, which ones, until when, why and by whom.",
        mixinStandardHelpOptions = true)
final class ListsShowCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "the list (default: all, by their sizes)")
    private Optional<String> list;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /** What scripts read of a list. */
    private record Size(String list, int entries) {}

    /** What scripts read of an entry; without an end it counts for ever. */
    private record Row(String entry, Instant until, Instant addedAt, String addedBy, String reason) {}

    @Override
    public Integer call() throws Exception {
        Map<String, List<ListEntry>> lists;
        try (SchemaRegistry registry = SchemaRegistry.connect(servers.connection())) {
            lists = StandingEntries.read(servers.connection(), registry).lists();
        }
        if (list.isEmpty()) {
            List<Size> sizes = lists.entrySet().stream()
                    .map(one -> new Size(one.getKey(), one.getValue().size()))
                    .toList();
            output.result(sizes, () -> text(sizes));
            return ExitCodes.DONE;
        }
        if (!lists.containsKey(list.get())) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "nothing stands in a list '" + ForeignText.line(list.get()) + "'; "
                            + (lists.isEmpty()
                                    ? "nothing stands in any, see: tidemark lists add"
                                    : Nearest.suggestion(list.get(), lists.keySet())));
        }
        List<Row> rows =
                lists.get(list.get()).stream().map(ListsShowCommand::row).toList();
        output.result(rows, () -> entries(rows));
        return ExitCodes.DONE;
    }

    private static Row row(ListEntry entry) {
        return new Row(entry.getEntry(), entry.getUntil(), entry.getAddedAt(), entry.getAddedBy(), entry.getReason());
    }

    private static String text(List<Size> sizes) {
        if (sizes.isEmpty()) {
            return "nothing stands in any list";
        }
        TextTable table = new TextTable("LIST", "ENTRIES");
        sizes.forEach(size -> table.row(size.list(), size.entries()));
        return table.toString();
    }

    private static String entries(List<Row> rows) {
        TextTable table = new TextTable("ENTRY", "UNTIL", "SINCE", "SAID BY", "REASON");
        rows.forEach(row -> table.row(
                ForeignText.line(row.entry()),
                row.until() == null ? "for ever" : row.until(),
                row.addedAt(),
                ForeignText.line(row.addedBy()),
                ForeignText.line(row.reason())));
        return table.toString();
    }
}
