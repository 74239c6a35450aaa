package io.tidemark.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what several processes are configured with at once, where a key is addressed by its process:
 * {@code monitor.window}. What is added later wins.
 */
public final class LayersByProcess {

    private final Map<String, Layers> layers = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    public LayersByProcess(List<Keys> processes) {
        processes.forEach(keys -> layers.put(keys.name(), new Layers(keys)));
    }

    /** The layers of one process. */
    public Layers of(String process) {
        return layers.get(process);
    }

    /** A properties file of {@code PROCESS.KEY=VALUE}. */
    public LayersByProcess file(Path file) {
        Map<String, List<Given>> byProcess = new LinkedHashMap<>();
        for (Given one : SettingsFile.read(file, problems)) {
            String process = process(one.name());
            if (layers.containsKey(process) && one.name().length() > process.length() + 1) {
                String name = one.name().substring(process.length() + 1);
                byProcess
                        .computeIfAbsent(process, any -> new ArrayList<>())
                        .add(new Given(name, one.name(), one.text(), one.source()));
            } else {
                problems.add(Problem.of(one, unaddressed(one.name())));
            }
        }
        byProcess.forEach((process, given) -> layers.get(process).add(given));
        return this;
    }

    /** Every variable of the processes. */
    public LayersByProcess environment(Map<String, String> variables) {
        layers.values().forEach(one -> one.environment(variables));
        return this;
    }

    /** One flag, as in {@code monitor.window}, {@code 1d}. */
    public LayersByProcess flag(String address, String text) {
        String process = process(address);
        if (layers.containsKey(process) && address.length() > process.length() + 1) {
            layers.get(process).flag(address.substring(process.length() + 1), text);
        } else {
            problems.add(new Problem(Layers.FLAG, unaddressed(address)));
        }
        return this;
    }

    private static String process(String address) {
        int point = address.indexOf('.');
        return point < 0 ? address : address.substring(0, point);
    }

    private String unaddressed(String address) {
        String process = process(address);
        if (layers.containsKey(process)) {
            return "\"" + address + "\" has no key; write " + process + ".KEY=VALUE";
        }
        return "there is no process \"" + process + "\" to set anything of; "
                + Nearest.suggestion(process, layers.keySet());
    }

    /**
     * What is wrong with the addresses and with the files themselves; what is wrong with values is told when they are
     * read.
     */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
