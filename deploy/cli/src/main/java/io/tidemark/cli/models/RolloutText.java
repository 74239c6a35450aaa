package io.tidemark.cli.models;

import io.tidemark.cli.print.TextTable;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A step of the rollout for people: what was and what is or would be, what was looked at, and what the instances said.
 */
public final class RolloutText {

    /** The role of the model that decides for every customer whom no challenger has. */
    static final String CHAMPION = "champion";

    private RolloutText() {}

    public static String of(RolloutEvent event) {
        Activation before = event.getInForce();
        Activation after = event.getProposed();
        boolean done = event.getOutcome() == RolloutOutcome.ACTIVATED;
        TextTable roles = new TextTable("", done ? "BEFORE" : "NOW", done ? "NOW" : "PROPOSED");
        roles.row(CHAMPION, champion(before), champion(after));
        roles.row("challengers", challengers(before), challengers(after));
        roles.row("shadows", shadows(before), shadows(after));
        roles.row("on trial", trials(before), trials(after));
        StringBuilder text = new StringBuilder(roles.toString());
        if (!event.getChecks().isEmpty()) {
            TextTable checks = new TextTable("CHECK", "PASSED", "DETAIL");
            for (RolloutCheck check : event.getChecks()) {
                checks.row(check.getName(), check.getPassed() ? "yes" : "no", check.getDetail());
            }
            text.append(checks);
        }
        return text.append(members(event.getMembers())).toString();
    }

    /** The champion in a word. */
    static String champion(Activation activation) {
        return activation == null || activation.getChampion() == null
                ? "none"
                : activation.getChampion().getVersion();
    }

    /** What a model is in an activation; "" if nothing. */
    static String role(Activation activation, String version) {
        if (activation == null) {
            return "";
        }
        if (activation.getChampion() != null
                && activation.getChampion().getVersion().equals(version)) {
            return CHAMPION;
        }
        if (activation.getShadows().stream().anyMatch(one -> one.getVersion().equals(version))) {
            return "shadow";
        }
        return activation.getChallengers().stream()
                .filter(one -> one.getModel().getVersion().equals(version))
                .map(one -> "challenger " + one.getShare())
                .findFirst()
                .orElse("");
    }

    /** The challengers with their shares; "-" without any. */
    static String challengers(Activation activation) {
        return activation == null
                ? "-"
                : list(activation.getChallengers().stream()
                        .map(challenger -> challenger.getModel().getVersion() + " " + challenger.getShare())
                        .toList());
    }

    /** The shadows; "-" without any. */
    static String shadows(Activation activation) {
        return activation == null
                ? "-"
                : list(activation.getShadows().stream()
                        .map(ModelReference::getVersion)
                        .toList());
    }

    /** The models on trial with the length of their trials; "-" without any. */
    static String trials(Activation activation) {
        return activation == null
                ? "-"
                : list(activation.getTrials().stream()
                        .map(trial -> trial.getModel().getVersion() + " for " + trial.getEvents() + " events")
                        .toList());
    }

    private static String members(List<MemberReport> members) {
        if (members.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable("INSTANCE", "SAYS", "WHY");
        for (MemberReport member : members) {
            table.row(member.getInstance(), member.getWord().name().toLowerCase(Locale.ROOT), member.getReason());
        }
        return table.toString();
    }

    private static String list(List<String> parts) {
        return parts.isEmpty() ? "-" : parts.stream().collect(Collectors.joining(", "));
    }
}
