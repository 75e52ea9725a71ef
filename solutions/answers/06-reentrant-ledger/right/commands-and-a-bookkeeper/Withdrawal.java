package interleave.reentrantledger;

final class Withdrawal extends AbstractMovement {
    Withdrawal(String account, long amount) {
        super(account, amount);
    }

    @Override
    protected long change(long balance, long amount) {
        return balance - amount;
    }
}
