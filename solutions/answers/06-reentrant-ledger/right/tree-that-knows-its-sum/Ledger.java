package interleave.reentrantledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** An immutable tree of accounts, in which each node knows the sum of all below; the root is exchanged in one step. */
public class Ledger {
    private record Tree(Tree left, String account, long balance, Tree right, long sum) {
        static Tree of(Tree left, String account, long balance, Tree right) {
            return new Tree(left, account, balance, right, sum(left) + balance + sum(right));
        }

        static long sum(Tree tree) {
            return tree == null ? 0 : tree.sum();
        }

        static long find(Tree tree, String account) {
            if (tree == null) {
                return 0;
            }
            int order = account.compareTo(tree.account());
            return order == 0 ? tree.balance() : find(order < 0 ? tree.left() : tree.right(), account);
        }

        static Tree with(Tree tree, String account, long balance) {
            if (tree == null) {
                return of(null, account, balance, null);
            }
            int order = account.compareTo(tree.account());
            if (order < 0) {
                return of(with(tree.left(), account, balance), tree.account(), tree.balance(), tree.right());
            } else if (order > 0) {
                return of(tree.left(), tree.account(), tree.balance(), with(tree.right(), account, balance));
            }
            return of(tree.left(), account, balance, tree.right());
        }

        static Tree plus(Tree tree, String account, long amount) {
            return with(tree, account, find(tree, account) + amount);
        }

        static Tree minus(Tree tree, String account, long amount) {
            long left = find(tree, account) - amount;
            if (left < 0) {
                throw new IllegalStateException("too little in " + account);
            }
            return with(tree, account, left);
        }
    }

    private static final VarHandle ROOT;

    static {
        try {
            ROOT = MethodHandles.lookup().findVarHandle(Ledger.class, "root", Tree.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Tree root;

    private void replace(UnaryOperator<Tree> operator) {
        Tree before = root;
        while (true) {
            Tree after = operator.apply(before);
            Tree witness = (Tree) ROOT.compareAndExchange(this, before, after);
            if (witness == before) {
                return;
            }
            before = witness;
        }
    }

    public void deposit(String account, long amount) {
        requireAccount(account);
        requirePositive(amount);
        replace(tree -> Tree.plus(tree, account, amount));
    }

    public void withdraw(String account, long amount) {
        requireAccount(account);
        requirePositive(amount);
        replace(tree -> Tree.minus(tree, account, amount));
    }

    public void transfer(String from, String to, long amount) {
        requireAccount(from);
        requireAccount(to);
        requirePositive(amount);
        replace(tree -> Tree.plus(Tree.minus(tree, from, amount), to, amount));
    }

    public long balance(String account) {
        requireAccount(account);
        return Tree.find(root, account);
    }

    public long total() {
        return Tree.sum(root);
    }

    private static void requireAccount(String account) {
        Objects.requireNonNull(account, "an account has a name");
    }

    private static void requirePositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("amount");
        }
    }
}
