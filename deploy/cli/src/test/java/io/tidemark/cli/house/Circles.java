package io.tidemark.cli.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Packages that come back to themselves by what their classes name. */
final class Circles {

    /** By package and by the package that it names: a class that does, and which it names. */
    private final Map<String, Map<String, String>> names = new TreeMap<>();

    Circles(Iterable<JavaClass> classes) {
        Set<String> ours = new TreeSet<>();
        classes.forEach(type -> ours.add(type.getPackageName()));
        for (JavaClass type : classes) {
            House.targets(type)
                    .filter(target -> ours.contains(target.getPackageName())
                            && !target.getPackageName().equals(type.getPackageName()))
                    .forEach(target -> names.computeIfAbsent(type.getPackageName(), name -> new TreeMap<>())
                            .putIfAbsent(
                                    target.getPackageName(),
                                    House.outermost(type).getSimpleName() + " names "
                                            + House.outermost(target).getSimpleName()));
        }
    }

    /** Each with all packages that lie on it or on one that shares a package with it. */
    Set<Set<String>> find() {
        Map<String, Set<String>> reach = names.keySet().stream().collect(Collectors.toMap(name -> name, this::reach));
        Set<Set<String>> circles = new LinkedHashSet<>();
        for (String name : names.keySet()) {
            Set<String> circle = reach.get(name).stream()
                    .filter(other -> reach.getOrDefault(other, Set.of()).contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!circle.isEmpty()) {
                circles.add(circle);
            }
        }
        return circles;
    }

    /** In a sentence, with a class for every step. */
    String tell(Set<String> circle) {
        List<String> steps = circle.stream()
                .flatMap(from -> names.get(from).entrySet().stream()
                        .filter(step -> circle.contains(step.getKey()))
                        .map(step -> from + " sees " + step.getKey() + " (" + step.getValue() + ")"))
                .toList();
        return "these packages form a circle: " + String.join(", ", steps);
    }

    private Set<String> reach(String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(names.get(start).keySet());
        while (!open.isEmpty()) {
            String name = open.pop();
            if (reached.add(name)) {
                open.addAll(names.getOrDefault(name, Map.of()).keySet());
            }
        }
        return reached;
    }
}
