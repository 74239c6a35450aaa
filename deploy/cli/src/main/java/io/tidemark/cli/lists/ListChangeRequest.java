package io.tidemark.cli.lists;

import io.tidemark.cli.ingest.CardNumberShare;
import io.tidemark.cli.models.RolloutQuestion;
import io.tidemark.cli.options.EventTimeConverter;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.server.Requester;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListValue;
import io.tidemark.scoring.rollout.client.Wish;
import io.tidemark.scoring.rollout.step.RequestBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What comes into a list, and how the rollout is asked for it. */
final class ListChangeRequest {

    /** Of entries, in UTF-8 and with what stands around each: a request may have 256 KB. */
    private static final int PART_BYTES = 180_000;

    private static final int AROUND_AN_ENTRY = 16;

    @Parameters(index = "0", paramLabel = "LIST", description = "its name, as policies write it")
    private String list;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description =
                    "the entries count for transactions before it, a day or 2031-04-01T12:30:00Z (default: for ever)")
    private Optional<Instant> until;

    @Option(
            names = "--of",
            paramLabel = "FIELD",
            defaultValue = "",
            description =
                    "which text they are, such as customer; refused if the policy in force looks up another in this list")
    private String of;

    @Option(names = "--new", description = "begin a list that no policy in force names")
    private boolean begins;

    @Option(
            names = "--allow-card-numbers",
            description = "take entries even if they look like card numbers, which should be tokens")
    private boolean allowCardNumbers;

    @Mixin
    private RolloutQuestion rollout;

    /** Asks for all of them at once; returns the exit code. */
    int add(Collection<String> entries) throws IOException {
        requireTokens(entries);
        List<List<ListValue>> parts = parts(values(entries));
        if (parts.size() > 1) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "%,d entries are more than are put in at once; write them into a file, an entry a line, and see: tidemark lists import"
                            .formatted(entries.size()));
        }
        return ask(parts.get(0));
    }

    /** Asks part by part for those that do not stand there yet, and no further if one is refused. */
    int addMissing(Collection<String> entries) throws IOException {
        requireTokens(entries);
        List<ListValue> missing = missing(values(entries));
        if (missing.size() < entries.size()) {
            rollout.tell("%,d of %,d entries stand in list %s already"
                    .formatted(entries.size() - missing.size(), entries.size(), list));
        }
        for (List<ListValue> part : parts(missing)) {
            int code = ask(part);
            if (code == ExitCodes.CHECK_SAID_NO && missing(part).isEmpty()) {
                // What was asked for before, and given up, has come meanwhile.
                rollout.tell("these stand there by now, so it goes on");
            } else if (code != ExitCodes.DONE) {
                return code;
            }
        }
        return ExitCodes.DONE;
    }

    private List<ListValue> values(Collection<String> entries) {
        return entries.stream()
                .map(entry -> new ListValue(entry, until.orElse(null)))
                .toList();
    }

    private List<ListValue> missing(List<ListValue> values) throws IOException {
        Connection connection = rollout.connection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            StandingEntries standing = StandingEntries.read(connection, registry);
            return values.stream().filter(value -> !standing.holds(list, value)).toList();
        }
    }

    /** As much as a request and a step of the rollout may hold each. */
    private List<List<ListValue>> parts(List<ListValue> values) {
        List<List<ListValue>> parts = new ArrayList<>();
        int bytes = PART_BYTES;
        long written = 0;
        for (ListValue value : values) {
            int more = value.getEntry().getBytes(StandardCharsets.UTF_8).length + AROUND_AN_ENTRY;
            long takes = RequestBounds.bytes(value.getEntry(), rollout.reason(), Requester.name());
            if (bytes + more > PART_BYTES || written + takes > RequestBounds.MOST_BYTES) {
                parts.add(new ArrayList<>());
                bytes = 0;
                written = 0;
            }
            parts.get(parts.size() - 1).add(value);
            bytes += more;
            written += takes;
        }
        return parts;
    }

    private int ask(List<ListValue> added) throws IOException {
        return rollout.ask(Wish.changeLists(ListChange.newBuilder()
                .setList(list)
                .setOf(of)
                .setBegins(begins)
                .setAdded(added)
                .build()));
    }

    private void requireTokens(Collection<String> entries) {
        CardNumberShare share = new CardNumberShare();
        entries.forEach(share::add);
        if (!allowCardNumbers && share.cardNumbers()) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "the entries look like card numbers, which must not enter the topics; put in the tokens that"
                            + " transactions carry, or say --allow-card-numbers");
        }
    }
}
