package org.countersign.format.trust;

import co.nstant.in.cbor.model.DataItem;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;

/**
 * The changes of the root as they are published, the oldest first: an array of byte strings, each a signed {@link RootChange}. The
 * array itself is not signed; whoever takes a statement out of it only keeps a desk from following.
 */
public record RootChanges(List<Bytes> statements) {
    /** Roots live for years; a longer chain is nobody's history. */
    public static final int MAX = 16;

    public static final RootChanges NONE = new RootChanges(List.of());

    public RootChanges {
        statements = List.copyOf(statements);
        if (statements.size() > MAX) {
            throw new IllegalArgumentException("at most " + MAX + " changes of the root are published");
        }
    }

    /** The document, {@code application/cbor}. */
    public Bytes write() {
        return Cbor.encode(Cbor.array(statements.stream().map(Cbor::bytes).toList()));
    }

    /** Takes the document apart; not one statement in it is believed here. */
    public static RootChanges read(Bytes document) throws FormatException {
        if (document.length() > MAX * (UnverifiedRootChange.MAX_MESSAGE_BYTES + 3) + 1) {
            throw new FormatException(FormatCode.ROOT_CLAIMS, "changes of " + document.length() + " bytes");
        }
        List<DataItem> items = Claims.arrayOf(Cbor.decode(document, CborRules.DETERMINISTIC), FormatCode.ROOT_CLAIMS);
        if (items.size() > MAX) {
            throw new FormatException(FormatCode.ROOT_CLAIMS, items.size() + " changes of the root");
        }
        List<Bytes> statements = new ArrayList<>();
        for (DataItem item : items) {
            statements.add(Claims.bytesOf(item, FormatCode.ROOT_CLAIMS));
        }
        return new RootChanges(statements);
    }
}
