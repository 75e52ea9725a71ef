package interleave.reentrantledger;

interface Command {
    void apply(Books books);
}
