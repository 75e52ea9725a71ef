package interleave.unlockeddatabase;

import java.util.Vector;

/** A table of one row, as one wrote it in 1998. */
public class FakeDatabase {
    private final Vector<Integer> table = new Vector<Integer>(1);
    private final Runnable latency;

    public FakeDatabase(Runnable latency) {
        if (latency == null) {
            throw new NullPointerException();
        }
        this.latency = latency;
        table.addElement(new Row(0).number());
    }

    private static class Row {
        private int number;

        Row(int number) {
            this.number = number;
        }

        void increment() {
            number = number + 1;
        }

        Integer number() {
            return number;
        }
    }

    public void update(String name) {
        if (name.isEmpty()) {
            name = "nobody";
        }
        synchronized (table) {
            Row row = new Row(table.firstElement());
            row.increment();
            latency.run();
            table.setElementAt(row.number(), 0);
        }
    }

    public int value() {
        return table.firstElement();
    }
}
