package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

final class Waiter<C> {
    final Condition called;
    C connection;
    boolean served;

    Waiter(Condition called) {
        this.called = called;
    }
}
