package org.countersign.devledger.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.devledger.Digests;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.StateUpdate;
import org.countersign.devledger.store.Version;
import org.junit.jupiter.api.Test;

/** The commit hash, against bytes written out by hand from Fabric's message {@code txmgr.Updates}. */
final class CommitHashTest {
    @Test
    void covers_filter_updates_and_the_previous_hash() {
        TreeMap<StateKey, StateUpdate> updates = new TreeMap<>();
        put(updates, "ns1", "key1", "value1", new Version(1, 0));
        put(updates, "ns1", "key2", "", new Version(1, 1));
        put(updates, "ns2", "key3", "value3", new Version(300, 2));
        ByteString filter = ByteString.copyFrom(new byte[] {0, 11});
        ByteString previous = ByteString.copyFromUtf8("previous");

        String bytes =
                // kvwrites { namespace: ns1, key: key1, value: value1, version: 01 01, 00 }
                "0a18" + "0a036e7331" + "1a046b657931" + "2a0676616c756531" + "3203" + "010100"
                        // kvwrites { key: key2, isDelete, version: 01 01, 01 01 }
                        + "0a0e" + "1a046b657932" + "2001" + "3204" + "01010101"
                        // kvwrites { namespace: ns2, key: key3, value: value3, version: 02 012c, 01 02 }
                        + "0a1a" + "0a036e7332" + "1a046b657933" + "2a0676616c756533" + "3205" + "02012c0102";

        assertThat(CommitHash.of(filter, updates, previous))
                .isEqualTo(Digests.sha256(
                        ByteString.copyFrom(new byte[] {2}),
                        filter,
                        ByteString.copyFrom(HexFormat.of().parseHex(bytes)),
                        previous));
    }

    private static void put(
            Map<StateKey, StateUpdate> updates, String namespace, String key, String value, Version version) {
        StateKey stateKey = new StateKey(namespace, key);
        updates.put(stateKey, new StateUpdate(stateKey, version, ByteString.copyFromUtf8(value)));
    }
}
