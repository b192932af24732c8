package org.countersign.gateway.issuance.types;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.format.Names;

/** What a row of a CSV file may say besides the fields of its type. No field may have such a name or label. */
public enum ReservedColumn {
    VALID_FROM("validFrom", "有效期起始", "Valid from"),
    VALID_UNTIL("validUntil", "有效期截止", "Valid until"),
    TYPE("type", "证照类型", "Certificate type");

    private final String wireName;
    private final String zh;
    private final String en;

    ReservedColumn(String wireName, String zh, String en) {
        this.wireName = wireName;
        this.zh = zh;
        this.en = en;
    }

    public String wireName() {
        return wireName;
    }

    public Names label() {
        return new Names(zh, en);
    }

    static Set<String> spellings() {
        return Arrays.stream(values())
                .flatMap(column -> Stream.of(column.wireName, column.zh, column.en))
                .collect(Collectors.toSet());
    }
}
