package interleave.reentrantledger;

interface Accounts {
    void deposit(String account, long amount);

    void withdraw(String account, long amount);

    void transfer(String from, String to, long amount);

    long balance(String account);

    long total();
}
