package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Verleiht Verbindungen. Größe und Reihenfolge sind für den Entleiher ohne Bedeutung – Ärger gibt es nur bei leerem Vorrat. */
public class ConnectionPool<C> {
    private final Schlüsselbrett<C> brett;

    public ConnectionPool(Collection<? extends C> connections) {
        this.brett = new Schlüsselbrett<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work, "ohne Arbeit keine Verbindung");
        try (Ausleihe<C> ausleihe = brett.nächste()) {
            return work.apply(ausleihe.gegenstand);
        }
    }
}

/** Eine Ausleihe; sie endet mit der Rückgabe. */
class Ausleihe<C> implements AutoCloseable {
    final C gegenstand;
    private final Schlüsselbrett<C> brett;

    Ausleihe(C gegenstand, Schlüsselbrett<C> brett) {
        this.gegenstand = gegenstand;
        this.brett = brett;
    }

    @Override
    public void close() {
        brett.zurück(gegenstand);
    }
}

class Schlüsselbrett<C> {
    private final Map<Integer, C> frei = new TreeMap<>();
    private int größte = 0;
    private int wartende = 0;

    Schlüsselbrett(Collection<? extends C> alle) {
        alle.forEach(this::zurück);
        if (frei.isEmpty()) {
            throw new IllegalArgumentException("keine Verbindungen");
        }
    }

    synchronized Ausleihe<C> nächste() throws InterruptedException {
        wartende++;
        try {
            while (frei.isEmpty()) {
                wait();
            }
        } finally {
            wartende--;
        }
        Integer schlüssel = frei.keySet().iterator().next();
        return new Ausleihe<>(frei.remove(schlüssel), this);
    }

    synchronized void zurück(C gegenstand) {
        frei.put(größte++, gegenstand);
        if (wartende > 0) {
            notifyAll();
        }
    }
}
