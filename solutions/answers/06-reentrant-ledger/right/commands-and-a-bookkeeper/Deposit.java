package interleave.reentrantledger;

final class Deposit extends AbstractMovement {
    Deposit(String account, long amount) {
        super(account, amount);
    }

    @Override
    protected long change(long balance, long amount) {
        return balance + amount;
    }
}
