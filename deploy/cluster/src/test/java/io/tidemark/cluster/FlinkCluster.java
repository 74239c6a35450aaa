package io.tidemark.cluster;

import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone session cluster: a job manager and task managers as processes that know no class of ours. */
final class FlinkCluster implements AutoCloseable {

    private static final Duration UP_BOUND = Duration.ofMinutes(3);
    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final int SLOTS = 6;

    private final Path dir;
    private final String classPath;
    private final int restPort = Ports.free();
    private final List<Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::kill);

    private FlinkCluster(Path dir, String classPath) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.classPath = classPath;
        // Whoever ends the test must not leave a cluster behind.
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param settings of the cluster: what a platform team writes into its config.yaml */
    static FlinkCluster start(Path dir, int taskManagers, Map<String, String> settings) throws IOException {
        return start(new FlinkCluster(dir, String.join(File.pathSeparator, ours())), taskManagers, settings);
    }

    /** Of an older Flink, a job manager alone: enough to refuse a job. */
    static FlinkCluster startOlder(Path dir) throws IOException {
        List<String> classPath = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of("target", "older-flink"))) {
            jars.filter(jar -> jar.toString().endsWith("-" + System.getProperty("tidemark.flink.older") + ".jar"))
                    .forEach(jar -> classPath.add(jar.toAbsolutePath().toString()));
        }
        // What both stand on: Flink's shaded libraries have versions of their own.
        ours().stream()
                .filter(jar -> {
                    String name = Path.of(jar).getFileName().toString();
                    return !name.startsWith("flink-") || name.startsWith("flink-shaded");
                })
                .forEach(classPath::add);
        return start(new FlinkCluster(dir, String.join(File.pathSeparator, classPath)), 0, Map.of());
    }

    private static List<String> ours() throws IOException {
        String path = Files.readString(Path.of("target", "cluster.classpath")).strip();
        return List.of(path.split(File.pathSeparator));
    }

    private static FlinkCluster start(FlinkCluster cluster, int taskManagers, Map<String, String> settings)
            throws IOException {
        Path dir = cluster.dir;
        cluster.configure(settings);
        cluster.launch("jobmanager", JOB_MANAGER);
        for (int i = 0; i < taskManagers; i++) {
            cluster.launch("taskmanager-" + i, TASK_MANAGER);
        }
        await().atMost(UP_BOUND)
                .failFast("a process of the cluster has ended; see its log in " + dir, cluster::hasEnded)
                .ignoreExceptions()
                .until(() ->
                        cluster.rest().get("/taskmanagers").get("taskmanagers").size() == taskManagers);
        return cluster;
    }

    FlinkRest rest() {
        return new FlinkRest("http://127.0.0.1:" + restPort);
    }

    /** Ends a task manager as a crash would. */
    void killTaskManager(int number) {
        processes.get(1 + number).destroyForcibly().onExit().join();
    }

    boolean jobManagerIsAlive() {
        return processes.get(0).isAlive();
    }

    String jobManagerLog() throws IOException {
        return Files.readString(dir.resolve("jobmanager.log"));
    }

    /** What a command of Flink's command line said, and how it ended. */
    record Answer(int exitCode, String stdout, String stderr) {}

    /** Runs {@code bin/flink} against the cluster, or what stands for it. */
    Answer commandLine(String... words) throws IOException, InterruptedException {
        List<String> command = java("org.apache.flink.client.cli.CliFrontend");
        command.addAll(List.of(words));
        Path out = Files.createTempFile(dir, "cli", ".out");
        Path err = Files.createTempFile(dir, "cli", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("FLINK_CONF_DIR", dir.toString());
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("flink " + String.join(" ", words) + " did not end within 5 minutes; it wrote: "
                    + Files.readString(out) + Files.readString(err));
        }
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void configure(Map<String, String> settings) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.ofEntries(
                Map.entry("jobmanager.rpc.address", "127.0.0.1"),
                Map.entry("jobmanager.rpc.port", String.valueOf(Ports.free())),
                Map.entry("jobmanager.bind-host", "127.0.0.1"),
                Map.entry("taskmanager.host", "127.0.0.1"),
                Map.entry("taskmanager.bind-host", "127.0.0.1"),
                Map.entry("rest.address", "127.0.0.1"),
                Map.entry("rest.bind-address", "127.0.0.1"),
                Map.entry("rest.port", String.valueOf(restPort)),
                Map.entry("taskmanager.numberOfTaskSlots", String.valueOf(SLOTS)),
                Map.entry("heartbeat.interval", "1 s"),
                Map.entry("heartbeat.timeout", "8 s"),
                Map.entry("io.tmp.dirs", dir.resolve("tmp").toString()),
                Map.entry("web.upload.dir", dir.resolve("upload").toString())));
        // Flink's scripts compute these from the size of the process.
        all.putAll(Map.of(
                "taskmanager.cpu.cores", "1.0",
                "taskmanager.memory.framework.heap.size", "128m",
                "taskmanager.memory.framework.off-heap.size", "128m",
                "taskmanager.memory.task.heap.size", "384m",
                "taskmanager.memory.task.off-heap.size", "0m",
                "taskmanager.memory.network.min", "64m",
                "taskmanager.memory.network.max", "64m",
                "taskmanager.memory.managed.size", "128m",
                "taskmanager.memory.jvm-metaspace.size", "256m",
                "taskmanager.memory.jvm-overhead.min", "64m"));
        all.put("taskmanager.memory.jvm-overhead.max", "64m");
        all.putAll(settings);
        Files.createDirectories(dir.resolve("tmp"));
        List<String> lines = new ArrayList<>();
        all.forEach((key, value) -> lines.add(key + ": \"" + value + "\""));
        Files.write(dir.resolve("config.yaml"), lines);
        Files.writeString(
                dir.resolve("log4j2.properties"),
                """
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                appender.console.name = console
                appender.console.type = Console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1} - %m%n
                """);
        Files.writeString(
                dir.resolve("quiet.properties"), """
                rootLogger.level = off
                """);
    }

    private void launch(String name, String mainClass) throws IOException {
        List<String> command = java(mainClass);
        command.addAll(List.of("--configDir", dir.toString()));
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(name + ".log").toFile())
                .start());
    }

    private List<String> java(String mainClass) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dlog4j2.configurationFile="
                        + dir.resolve(mainClass.endsWith("CliFrontend") ? "quiet.properties" : "log4j2.properties"),
                "-cp"));
        words.add(classPath);
        words.add(mainClass);
        return words;
    }

    private boolean hasEnded() {
        return processes.stream().anyMatch(process -> !process.isAlive());
    }

    private void kill() {
        processes.forEach(Process::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
        processes.forEach(process -> process.onExit().join());
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
