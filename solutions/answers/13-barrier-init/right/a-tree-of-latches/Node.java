package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A worker in a tree: it waits for those below it, tells the one above, and passes the answer on. */
final class Node {
    private final Node left;
    private final Node right;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private boolean good;
    private boolean go;

    static Node tree(int index, Node[] nodes) {
        if (index >= nodes.length) {
            return null;
        }
        nodes[index] = new Node(tree(2 * index + 1, nodes), tree(2 * index + 2, nodes));
        return nodes[index];
    }

    private Node(Node left, Node right) {
        this.left = left;
        this.right = right;
    }

    boolean meet(boolean initialised, boolean root) {
        good = initialised & isGood(left) & isGood(right);
        ready.countDown();
        if (root) {
            go = good;
        } else {
            patiently(told);
        }
        tell(left);
        tell(right);
        return go;
    }

    private static boolean isGood(Node child) {
        if (child == null) {
            return true;
        }
        patiently(child.ready);
        return child.good;
    }

    private void tell(Node child) {
        if (child != null) {
            child.go = go;
            child.told.countDown();
        }
    }

    private static void patiently(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
