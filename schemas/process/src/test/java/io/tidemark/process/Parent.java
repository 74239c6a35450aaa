package io.tidemark.process;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A parent for {@link ParentGuardIT}: starts a {@link Child}, prints its process id, and waits to be killed. */
final class Parent {

    private Parent() {}

    public static void main(String[] args) throws InterruptedException {
        ChildProcess child = ChildProcess.start(
                "child", JavaCommand.of(Child.class.getName()).small().argument(args[0]), Path.of(args[1]));
        System.out.println(child.pid());
        new CountDownLatch(1).await();
    }
}
