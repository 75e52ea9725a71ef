package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.locks.*;

/** Ein Hauptbuch. Geschützt durch ein Schloß, größer als nötig. */
public class Ledger {
    private final Schloß schloß = new Schloß();
    private final Map<String, Long> kontostände = new HashMap<String, Long>();

    public static void main(String[] args) throws Exception {
        Ledger l = new Ledger();
        l.deposit("Müller", 100);
        Thread t = new Thread(() -> l.transfer("Müller", "Jäger", 30));
        t.start();
        t.join();
        System.out.println(l.balance("Jäger") + " €, zusammen " + l.total());
    }

    public void deposit(String account, long amount) {
        prüfe(account, amount);
        schloß.zu();
        try {
            buche(account, amount);
        } finally {
            schloß.auf();
        }
    }

    public void withdraw(String account, long amount) {
        prüfe(account, amount);
        schloß.zu();
        try {
            buche(account, -amount);
        } finally {
            schloß.auf();
        }
    }

    public void transfer(String from, String to, long amount) {
        prüfe(from, amount);
        prüfe(to, amount);
        schloß.zu();
        try {
            withdraw(from, amount);
            deposit(to, amount);
        } finally {
            schloß.auf();
        }
    }

    public long balance(String account) {
        prüfe(account, 1);
        schloß.zu();
        try {
            return kontostände.getOrDefault(account, 0L);
        } finally {
            schloß.auf();
        }
    }

    public long total() {
        schloß.zu();
        try {
            long summe = 0;
            for (long s : kontostände.values()) summe += s;
            return summe;
        } finally {
            schloß.auf();
        }
    }

    private void buche(String konto, long betrag) {
        long neu = balance(konto) + betrag;
        if (neu < 0) throw new IllegalStateException("Konto überzogen: " + konto);
        kontostände.put(konto, neu);
    }

    private static void prüfe(String konto, long betrag) {
        if (konto == null) throw new NullPointerException("Konto fehlt");
        if (betrag <= 0) throw new IllegalArgumentException("Betrag ungültig");
    }
}

/** Noch eine Klasse in derselben Datei. */
class Schloß {
    private Thread besitzer = null;
    private int tiefe = 0;

    synchronized void zu() {
        boolean unterbrochen = false;
        while (besitzer != null && besitzer != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                unterbrochen = true;
            }
        }
        besitzer = Thread.currentThread();
        tiefe++;
        if (unterbrochen) Thread.currentThread().interrupt();
    }

    synchronized void auf() {
        if (besitzer != Thread.currentThread()) throw new IllegalMonitorStateException();
        if (--tiefe == 0) {
            besitzer = null;
            notify();
        }
    }
}
