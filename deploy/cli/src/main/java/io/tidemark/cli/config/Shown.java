package io.tidemark.cli.config;

import io.tidemark.settings.Family;
import io.tidemark.settings.Given;
import io.tidemark.settings.Key;
import io.tidemark.settings.Layers;
import io.tidemark.settings.Secrets;
import io.tidemark.stack.settings.Settable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A setting as it would be in force.
 *
 * @param value secrets are masked; empty if there is none
 * @param from the file and line, variable or flag; {@code up} if the local stack chose it, empty if nobody did
 */
public record Shown(String process, String key, String value, String from) {

    /** All keys of a process that have a value, and of the families those that are set. */
    public static List<Shown> of(Settable process, Layers layers) {
        List<Shown> shown = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (Given one : layers.given()) {
            given.add(one.name());
            String from = one.source().toString();
            shown.add(new Shown(process.name(), one.name(), masked(process, one), from.isEmpty() ? "up" : from));
        }
        for (Key<?> key : process.keys().keys()) {
            if (!given.contains(key.name())) {
                shown.add(new Shown(process.name(), key.name(), key.usualWords(), ""));
            }
        }
        return shown;
    }

    private static String masked(Settable process, Given one) {
        boolean isKey =
                process.keys().keys().stream().anyMatch(key -> key.name().equals(one.name()) && !key.isSecret());
        boolean ofFamily = process.keys().families().stream().anyMatch(family -> isOf(family, one.name()));
        if (isKey) {
            return Secrets.maskedUrl(one.text());
        }
        return ofFamily ? Secrets.masked(one.name(), one.text()) : Secrets.masked("secret", one.text());
    }

    private static boolean isOf(Family family, String name) {
        return name.startsWith(family.prefix());
    }
}
