package org.countersign.gateway.ledger;

/** Where tests make a process die. Production uses {@link #NONE}. */
public interface CrashPoints {
    CrashPoints NONE = _ -> {};

    void reached(CrashPoint point);
}
