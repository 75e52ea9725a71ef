package interleave.reentrantledger;

interface Query {
    long ask(Books books);
}
