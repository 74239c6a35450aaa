package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.list.EntryDoubt;
import io.tidemark.scoring.policy.list.ListKey;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.settings.Nearest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request would make of a list.
 *
 * @param change what there is to do: without entries that stand already as they are asked for
 * @param text what happens, as the begin of a sentence
 */
public record ListProposal(ListChange change, String text) {

    /** What stands in all lists together, those that have ended included. */
    public static final int MOST_ENTRIES = 1_000_000;

    /** Of entries that something is wrong with. */
    private static final int MOST_NAMED = 3;

    /** Of lists that there are. */
    private static final int MOST_LISTS = 20;

    /**
     * Of a request that is about a list.
     *
     * @param table what stands now
     * @param uses the lists that the policy in force looks into
     * @throws RefusedStepException if it cannot be
     */
    public static ListProposal of(RolloutRequest request, ListTable table, List<PolicyList> uses, Instant now) {
        ListChange change = request.getLists();
        if (change == null) {
            throw new RefusedStepException("the request brings no change of a list");
        }
        String list = change.getList();
        requireList(change, table, uses);
        if (change.getAdded().isEmpty() && change.getRemoved().isEmpty()) {
            throw new RefusedStepException("nothing is to be put into list %s, and nothing taken out".formatted(list));
        }
        Map<String, Instant> added = added(change, now);
        requireRemovable(change, table, added.keySet());
        int asked = added.size();
        added.entrySet().removeIf(one -> table.find(list, one.getKey())
                .filter(end -> end.equals(Optional.ofNullable(one.getValue())))
                .isPresent());
        if (added.isEmpty() && change.getRemoved().isEmpty()) {
            throw new RefusedStepException("all of it stands in list %s already".formatted(list));
        }
        requireRoom(change, table, added.keySet());
        int there = asked - added.size();
        String text = "List %s: %,d put in, %,d taken out%s"
                .formatted(
                        list,
                        added.size(),
                        change.getRemoved().size(),
                        there == 0 ? "" : ", %,d stood there already".formatted(there));
        List<ListValue> values = new ArrayList<>();
        added.forEach((entry, until) -> values.add(new ListValue(entry, until)));
        return new ListProposal(ListChange.newBuilder(change).setAdded(values).build(), text);
    }

    private static void requireList(ListChange change, ListTable table, List<PolicyList> uses) {
        String list = change.getList();
        if (!ListKey.NAME.matcher(list).matches()) {
            throw new RefusedStepException(
                    "'%s' is no name of a list; write small letters, digits and _, a letter first"
                            .formatted(EntryDoubt.quoted(list)));
        }
        Optional<PolicyList> used =
                uses.stream().filter(one -> one.name().equals(list)).findFirst();
        Set<String> known = new TreeSet<>(table.lists());
        uses.forEach(one -> known.add(one.name()));
        if (!known.contains(list) && !change.getBegins()) {
            List<String> some = Nearest.of(list, known)
                    .map(List::of)
                    .orElseGet(() -> known.stream().limit(MOST_LISTS).toList());
            throw new RefusedStepException(
                    "there is no list '%s', neither in the policy in force nor with anything in it; %s, or say --new to begin one"
                            .formatted(list, known.isEmpty() ? "there is none yet" : Nearest.suggestion(list, some)));
        }
        requireText(change.getOf());
        used.filter(one -> !change.getOf().isEmpty() && !one.field().equals(change.getOf()))
                .ifPresent(one -> {
                    throw new RefusedStepException("list %s is of %s in the policy in force, and not of %s"
                            .formatted(list, one.field(), EntryDoubt.quoted(change.getOf())));
                });
    }

    private static void requireText(String of) {
        if (!of.isEmpty() && !PolicyList.isText(of)) {
            throw new RefusedStepException("'%s' is no text of a transaction; %s, or an attribute as attributes.NAME"
                    .formatted(EntryDoubt.quoted(of), Nearest.suggestion(of, PolicyList.TEXTS)));
        }
    }

    private static Map<String, Instant> added(ListChange change, Instant now) {
        Map<String, Instant> added = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (ListValue value : change.getAdded()) {
            String entry = value.getEntry();
            EntryDoubt.of(entry).ifPresent(wrong::add);
            if (value.getUntil() != null && !value.getUntil().isAfter(now)) {
                wrong.add("'%s' would have ended at %s already".formatted(EntryDoubt.quoted(entry), value.getUntil()));
            }
            if (added.containsKey(entry)) {
                wrong.add("'%s' is there twice".formatted(EntryDoubt.quoted(entry)));
            }
            added.put(entry, value.getUntil());
        }
        refuse(change.getList(), wrong);
        return added;
    }

    private static void requireRemovable(ListChange change, ListTable table, Set<String> added) {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String entry : change.getRemoved()) {
            if (table.find(change.getList(), entry).isEmpty()) {
                wrong.add("'%s' does not stand there".formatted(EntryDoubt.quoted(entry)));
            } else if (added.contains(entry) || !seen.add(entry)) {
                wrong.add("'%s' is there twice".formatted(EntryDoubt.quoted(entry)));
            }
        }
        refuse(change.getList(), wrong);
    }

    private static void requireRoom(ListChange change, ListTable table, Set<String> added) {
        long more = added.stream()
                .filter(entry -> table.find(change.getList(), entry).isEmpty())
                .count();
        long standing = table.version(0).getEntries() - change.getRemoved().size();
        if (more > 0 && standing + more > MOST_ENTRIES) {
            throw new RefusedStepException(
                    "%,d entries stay in all lists, and with %,d more they would be more than %,d; take out what has ended"
                            .formatted(standing, more, MOST_ENTRIES));
        }
    }

    private static void refuse(String list, List<String> wrong) {
        if (!wrong.isEmpty()) {
            int others = wrong.size() - MOST_NAMED;
            throw new RefusedStepException("list %s: %s%s"
                    .formatted(
                            list,
                            String.join("; ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))),
                            others > 0 ? "; and %,d more".formatted(others) : ""));
        }
    }
}
