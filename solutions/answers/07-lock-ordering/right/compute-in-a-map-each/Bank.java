package interleave.lockordering;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        if (posting == null) throw new NullPointerException("posting");
        this.posting = posting;
    }

    public void transfer(Account from, Account to, long amount) {
        String a = from.number();
        String b = to.number();
        if (amount <= 0) throw new IllegalArgumentException("not positive: " + amount);
        if (from == to) {
            from.purse.computeIfPresent(a, (n, has) -> {
                post(has, amount);
                return has;
            });
        } else if (a.compareTo(b) < 0) {
            from.purse.computeIfPresent(a, (n, has) -> {
                to.purse.computeIfPresent(b, (m, had) -> {
                    post(has, amount);
                    return had + amount;
                });
                return has - amount;
            });
        } else {
            to.purse.computeIfPresent(b, (m, had) -> {
                from.purse.computeIfPresent(a, (n, has) -> {
                    post(has, amount);
                    return has - amount;
                });
                return had + amount;
            });
        }
    }

    private void post(long has, long amount) {
        if (has < amount) throw new IllegalStateException("has " + has + ", needs " + amount);
        posting.run();
    }
}
