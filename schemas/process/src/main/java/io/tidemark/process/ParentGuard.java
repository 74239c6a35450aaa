package io.tidemark.process;

import io.tidemark.exit.ExitCodes;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Runs another main class and ends the process in order when its parent is gone.
 *
 * <p>The parent holds the writing end of this process's stdin and writes nothing. However the parent dies, also by kill
 * -9, the system closes that end, the read below sees the end of the stream, and the process exits through its shutdown
 * hooks. However the process comes to its end, hooks that take longer than {@link StopBound} are cut off.
 *
 * <p>What Java prints goes to a {@link BoundedLog} where the parent asks for one.
 *
 * <p>Ctrl-C on a terminal goes to the whole process group; here it is ignored, since the parent stops its children one
 * after the other.
 */
public final class ParentGuard {

    private ParentGuard() {}

    /**
     * Entry point.
     *
     * @param args the main class and its arguments
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        if (args.length == 0) {
            System.err.println("ParentGuard needs the main class to run as its first argument");
            System.exit(ExitCodes.USAGE);
        }
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        BoundedLog.takeOver(System.getProperties());
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        StopBound.USUAL.hold();
        daemon("parent-guard", ParentGuard::exitWithParent);
        Method main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            // Last, since whoever shows the end of the log shows this.
            System.err.println(args[0] + " failed: " + e.getCause());
            System.exit(ExitCodes.FAILED);
        }
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said on this pipe; only its end counts.
            }
        } catch (IOException e) {
            System.err.println("the pipe to the parent failed: " + e.getMessage());
        }
        System.err.println("the parent is gone, stopping");
        System.exit(ExitCodes.DONE);
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
