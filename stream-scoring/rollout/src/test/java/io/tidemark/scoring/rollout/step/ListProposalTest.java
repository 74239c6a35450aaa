package io.tidemark.scoring.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.field.Field;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.list.ListTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListProposalTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final List<PolicyList> USES =
            List.of(new PolicyList("stolen", new Field("customer"), Optional.empty(), Optional.empty()));
    private final ListTable table = new ListTable();

    @Test
    void whatStandsAlreadyIsLeftOutAndToldAndAnotherEndIsAChange() {
        put(0, "stolen", "a");
        put(1, "stolen", "b");
        ListProposal proposal = propose(change(
                        "stolen",
                        List.of(
                                new ListValue("a", null),
                                new ListValue("b", NOW.plusSeconds(1)),
                                new ListValue("c", null)))
                .build());

        assertThat(proposal.text()).isEqualTo("List stolen: 2 put in, 0 taken out, 1 stood there already");
        assertThat(proposal.change().getAdded()).extracting(ListValue::getEntry).containsExactly("b", "c");
    }

    @Test
    void whatCannotBeIsRefusedWithTheReasons() {
        put(0, "mules", "m");
        refused(null, "brings no change of a list");
        refused(change("stolen", List.of()).build(), "nothing is to be put into list stolen");
        refused(change("Stolen!", values("a")).build(), "'Stolen!' is no name of a list");
        refused(change("mule", values("a")).build(), "there is no list 'mule'", "did you mean 'mules'?", "--new");
        refused(change("zzz", values("a")).build(), "known are mules, stolen");
        refused(
                change("stolen", values("a")).setOf("terminal").build(),
                "list stolen is of customer in the policy in force, and not of terminal");
        refused(
                change("mules", values("a")).setOf("custmer").build(),
                "'custmer' is no text of a transaction; did you mean 'customer'?");
        refused(change("mules", values("a")).setOf("amount").build(), "'amount' is no text of a transaction");
        refused(change("stolen", values("a", "a")).build(), "'a' is there twice");
        refused(
                change("stolen", values("a", " ", "b ", "\u202ec", "x".repeat(257)))
                        .build(),
                "; and 1 more");
        refused(
                change("stolen", List.of(new ListValue("a", NOW))).build(),
                "'a' would have ended at 2026-12-01T00:00:00Z already");
        refused(change("stolen", List.of()).setRemoved(List.of("a")).build(), "'a' does not stand there");
        refused(change("mules", values("m")).build(), "all of it stands in list mules already");
        assertThat(propose(change("zzz", values("a")).setBegins(true).build()).text())
                .startsWith("List zzz: 1 put in");
    }

    @Test
    void thereIsRoomForAMillionEntriesAndNotForOneMore() {
        for (int i = 1; i < ListProposal.MOST_ENTRIES; i++) {
            put(i, "stolen", "c" + i);
        }
        assertThat(propose(change("stolen", values("c1000000")).build()).text()).contains("1 put in");
        refused(change("stolen", values("a", "b")).build(), "999,999 entries stay in all lists, and with 2 more");
        assertThat(propose(change("stolen", values("a", "b"))
                                .setRemoved(List.of("c1"))
                                .build())
                        .text())
                .isEqualTo("List stolen: 2 put in, 1 taken out");
    }

    private ListProposal propose(ListChange change) {
        RolloutRequest request = RolloutRequest.newBuilder()
                .setRequestId("1")
                .setAction(RolloutAction.CHANGE_LISTS)
                .setRequestedAt(NOW)
                .setLists(change)
                .build();
        return ListProposal.of(request, table, USES, NOW);
    }

    private void refused(ListChange change, String... why) {
        assertThatThrownBy(() -> propose(change))
                .isInstanceOf(RefusedStepException.class)
                .message()
                .contains(why)
                .hasSizeLessThan(500);
    }

    private static ListChange.Builder change(String list, List<ListValue> added) {
        return ListChange.newBuilder().setList(list).setAdded(added);
    }

    private static List<ListValue> values(String... entries) {
        return List.of(entries).stream()
                .map(entry -> new ListValue(entry, null))
                .toList();
    }

    private void put(long offset, String list, String entry) {
        table.word(
                offset,
                list + "/" + entry,
                ListEntry.newBuilder()
                        .setList(list)
                        .setEntry(entry)
                        .setAddedAt(NOW)
                        .build());
    }
}
