package org.countersign.acceptance.offline;

import java.net.SocketException;

/** Somebody tried to open a socket where none may be opened. */
public final class RefusedSocketException extends SocketException {
    private static final long serialVersionUID = 1L;

    RefusedSocketException(String what) {
        super("this process opens no sockets; refused: " + what);
    }
}
