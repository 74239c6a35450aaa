package io.tidemark.cli.lists;

import io.tidemark.cli.ingest.CardNumberShare;
import io.tidemark.cli.models.RolloutQuestion;
import io.tidemark.cli.options.EventTimeConverter;
import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListValue;
import io.tidemark.scoring.rollout.client.Wish;
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
                    "the entries count for transactions before it, a day or 2018-04-01T12:30:00Z (default: for ever)")
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

    /** Asks part by part, and no further if one is refused; returns the exit code. */
    int add(Collection<String> entries) throws IOException {
        requireTokens(entries);
        List<ListValue> part = new ArrayList<>();
        int bytes = 0;
        for (String entry : entries) {
            int more = entry.getBytes(StandardCharsets.UTF_8).length + AROUND_AN_ENTRY;
            if (bytes + more > PART_BYTES && !part.isEmpty()) {
                int code = ask(part);
                if (code != ExitCodes.DONE) {
                    return code;
                }
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(new ListValue(entry, until.orElse(null)));
            bytes += more;
        }
        return ask(part);
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
