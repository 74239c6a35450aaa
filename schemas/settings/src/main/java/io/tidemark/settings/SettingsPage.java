package io.tidemark.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The reference of one process's settings.
 *
 * @param process its name
 * @param says what the process is
 * @param groups in their order
 */
public record SettingsPage(String process, String says, List<Group> groups) {

    /** Settings about one thing. */
    public record Group(String name, String says, List<Row> rows, List<Others> families) {}

    /**
     * One setting.
     *
     * @param usual in words, if nobody sets it
     * @param chosen what the local stack sets in its place; empty: nothing
     * @param reloadable whether what lies at the path that it names is read anew while the process runs
     * @param formerly names that it had before
     */
    public record Row(
            String name,
            String takes,
            String usual,
            String chosen,
            String says,
            boolean secret,
            boolean reloadable,
            List<String> formerly) {}

    /** Settings of somebody else that are passed on. */
    public record Others(String names, String says) {}

    /** @param chosen what the local stack sets, by key, in words */
    public static SettingsPage of(Keys keys, Map<String, String> chosen) {
        List<Group> groups = new ArrayList<>();
        collect(keys, chosen, groups);
        return new SettingsPage(keys.name(), keys.says(), groups);
    }

    private static void collect(Keys keys, Map<String, String> chosen, List<Group> groups) {
        List<Row> rows = new ArrayList<>();
        List<Others> families = new ArrayList<>();
        for (Entry entry : keys.entries()) {
            if (entry instanceof Key<?> key) {
                rows.add(row(key, chosen.getOrDefault(key.name(), "")));
            } else if (entry instanceof Family family) {
                families.add(new Others(family.toString(), family.says()));
            }
        }
        if (groups.isEmpty() || !rows.isEmpty() || !families.isEmpty()) {
            groups.add(new Group(keys.name(), keys.says(), rows, families));
        }
        keys.entries().stream().filter(Keys.class::isInstance).forEach(group -> collect((Keys) group, chosen, groups));
    }

    private static Row row(Key<?> key, String chosen) {
        return new Row(
                key.name(),
                key.bounds().isEmpty() ? key.kind().word() : key.kind().word() + ", " + key.bounds(),
                key.usualWords(),
                chosen,
                key.says(),
                key.isSecret(),
                key.isReadAnew(),
                key.formerNames());
    }

    /** The same without what stands elsewhere. */
    public SettingsPage without(String group) {
        return new SettingsPage(
                process,
                says,
                groups.stream().filter(one -> !one.name().equals(group)).toList());
    }

    /** As a section of a Markdown page. */
    public String markdown() {
        StringBuilder page = new StringBuilder("## " + process + "\n\n" + says + "\n");
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (i > 0) {
                page.append("\n### ")
                        .append(process)
                        .append(": ")
                        .append(group.name())
                        .append("\n\n");
                page.append(group.says()).append("\n");
            }
            table(group, page);
        }
        return page.toString();
    }

    private static void table(Group group, StringBuilder page) {
        if (!group.rows().isEmpty() || !group.families().isEmpty()) {
            page.append("\n| key | takes | usually | with `up` | means |\n|---|---|---|---|---|\n");
        }
        for (Row row : group.rows()) {
            line(page, code(row.name()), row.takes(), row.usual(), row.chosen(), says(row));
        }
        for (Others family : group.families()) {
            line(page, code(family.names()), "text", "", "", family.says());
        }
    }

    private static String says(Row row) {
        return row.says()
                + (row.secret() ? " (secret)" : "")
                + (row.reloadable() ? " (what lies there is read anew while the process runs)" : "")
                + (row.formerly().isEmpty() ? "" : " (formerly " + String.join(", ", row.formerly()) + ")");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static void line(StringBuilder page, String... cells) {
        page.append("|");
        for (String cell : cells) {
            page.append(' ').append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "|" : " |");
        }
        page.append('\n');
    }
}
