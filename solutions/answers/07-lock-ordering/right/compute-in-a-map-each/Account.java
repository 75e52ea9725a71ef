package interleave.lockordering;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

public class Account {
    final ConcurrentMap<String, Long> purse = new ConcurrentHashMap<>();
    private final String number;

    public Account(String number, long opening) {
        if (number == null) throw new NullPointerException("number");
        this.number = number;
        purse.put(number, opening);
    }

    public String number() {
        return number;
    }

    public long balance() {
        return purse.get(number);
    }
}
