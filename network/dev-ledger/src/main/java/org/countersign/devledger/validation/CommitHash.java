package org.countersign.devledger.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import org.countersign.devledger.Digests;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.StateUpdate;

/**
 * Chains the results of validation, so that two peers that validated differently notice. The bytes of the updates are those of Fabric's
 * message {@code txmgr.Updates}, which is not among the published protocol definitions.
 */
final class CommitHash {
    private static final int UPDATES_KV_WRITES = 1;
    private static final int NAMESPACE = 1;
    private static final int KEY = 3;
    private static final int IS_DELETE = 4;
    private static final int VALUE = 5;
    private static final int VERSION_BYTES = 6;

    private CommitHash() {}

    static ByteString of(ByteString filter, SortedMap<StateKey, StateUpdate> updates, ByteString previous) {
        ByteString length = encode(out -> out.writeUInt32NoTag(filter.size()));
        return Digests.sha256(length, filter, updateBytes(updates), previous);
    }

    private static ByteString updateBytes(SortedMap<StateKey, StateUpdate> updates) {
        return encode(out -> {
            String namespace = "";
            for (StateUpdate update : updates.values()) {
                boolean sameNamespace = update.key().namespace().equals(namespace);
                namespace = update.key().namespace();
                out.writeBytes(UPDATES_KV_WRITES, kvWrite(update, !sameNamespace));
            }
        });
    }

    private static ByteString kvWrite(StateUpdate update, boolean namesNamespace) {
        return encode(out -> {
            if (namesNamespace) {
                out.writeString(NAMESPACE, update.key().namespace());
            }
            out.writeBytes(KEY, ByteString.copyFromUtf8(update.key().key()));
            if (update.isDelete()) {
                out.writeBool(IS_DELETE, true);
            } else {
                out.writeBytes(VALUE, update.value());
            }
            ByteString version = orderPreserving(update.version().block())
                    .concat(orderPreserving(update.version().transaction()));
            out.writeBytes(VERSION_BYTES, version);
        });
    }

    /** A count of bytes, then the number's bytes without leading zeros. */
    private static ByteString orderPreserving(long number) {
        int size = (Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8;
        byte[] bytes = new byte[size + 1];
        bytes[0] = (byte) size;
        for (int i = 0; i < size; i++) {
            bytes[size - i] = (byte) (number >>> (8 * i));
        }
        return ByteString.copyFrom(bytes);
    }

    private interface Encoding {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static ByteString encode(Encoding encoding) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            encoding.writeTo(out);
            out.flush();
            return ByteString.copyFrom(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
