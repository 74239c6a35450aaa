package io.tidemark.stack;

import io.tidemark.process.JavaCommand;
import io.tidemark.settings.Layers;
import io.tidemark.stack.directory.DataDir;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the project's own processes in the local stack.
 *
 * @param name as in {@link StackNames}
 * @param mainClass takes the properties file as its argument
 * @param heapMegabytes limit of its heap
 * @param small whether it may be slow: it is not on the way of a transaction
 * @param defaults what the local stack sets unless the user does
 */
record Service(String name, String mainClass, int heapMegabytes, boolean small, Map<String, String> defaults) {

    JavaCommand command(DataDir dataDir) {
        JavaCommand command = JavaCommand.of(mainClass)
                .heap(heapMegabytes)
                // Flink keeps state there while it runs, and native libraries are unpacked.
                .temporary(dataDir.temporary(name))
                // It holds parts of the memory, and a second crash overwrites that of the first.
                .option("-XX:ErrorFile=" + dataDir.log(name + "-crash"))
                // Flink's page shows the log that this names.
                .property("log.file", dataDir.log(name).toString())
                // Flink's own scripts open this too: without it the cluster takes no jobs over REST.
                .option("--add-opens=java.base/java.util=ALL-UNNAMED")
                // What variables say has been read and is in the file, below what flags say.
                .withoutVariables(Layers.PREFIX)
                .argument(dataDir.conf(name).toString());
        return small ? command.small() : command;
    }

    /** Everything in its properties file: connection, defaults, and what the user set. */
    Map<String, String> properties(Map<String, String> connection, StackOptions options) {
        Map<String, String> properties = new TreeMap<>(connection);
        properties.putAll(defaults);
        properties.putAll(options.of(name));
        return properties;
    }
}
