package interleave.startandjoin;

import java.util.*;

/** Thread i starts 2i+1 and 2i+2 before its own task, and waits for these two after it; the caller waits for the root. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        Runnable[] heap = new Runnable[tasks.size()];
        int n = 0;
        for (Runnable task : tasks) {
            heap[n++] = Objects.requireNonNull(task);
        }
        Node root = Node.grow(heap, 0);
        if (root != null) {
            root.join();
        }
    }

    private static final class Node extends Thread {
        private final Runnable[] heap;
        private final int index;

        private Node(Runnable[] heap, int index) {
            super("worker-" + index);
            this.heap = heap;
            this.index = index;
        }

        static Node grow(Runnable[] heap, int index) {
            if (index >= heap.length) {
                return null;
            }
            Node node = new Node(heap, index);
            node.start();
            return node;
        }

        @Override
        public void run() {
            Node left = grow(heap, 2 * index + 1);
            Node right = grow(heap, 2 * index + 2);
            try {
                heap[index].run();
            } finally {
                await(left);
                await(right);
            }
        }

        private static void await(Node node) {
            while (node != null && node.isAlive()) {
                try {
                    node.join();
                } catch (InterruptedException ignored) {
                    // a worker that is interrupted waits on
                }
            }
        }
    }
}
