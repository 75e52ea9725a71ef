package interleave.reentrantledger;

import java.util.Objects;

record BalanceQuery(String account) implements Query {
    BalanceQuery {
        Objects.requireNonNull(account);
    }

    @Override
    public long ask(Books books) {
        return books.get(account);
    }
}
