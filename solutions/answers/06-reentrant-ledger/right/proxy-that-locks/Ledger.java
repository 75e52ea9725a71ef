package interleave.reentrantledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.ReentrantLock;

/** The accounts know nothing of threads; a proxy in front of them locks. */
public class Ledger {
    private final Accounts accounts = locking(new PlainAccounts());

    private static Accounts locking(Accounts target) {
        ReentrantLock lock = new ReentrantLock();
        return (Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (proxy, method, args) -> {
                    lock.lock();
                    try {
                        return method.invoke(target, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        lock.unlock();
                    }
                });
    }

    public void deposit(String account, long amount) {
        accounts.deposit(account, amount);
    }

    public void withdraw(String account, long amount) {
        accounts.withdraw(account, amount);
    }

    public void transfer(String from, String to, long amount) {
        accounts.transfer(from, to, amount);
    }

    public long balance(String account) {
        return accounts.balance(account);
    }

    public long total() {
        return accounts.total();
    }
}
