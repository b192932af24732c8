package org.countersign.gateway.issuance.imports;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.Names;
import org.countersign.gateway.issuance.types.FieldFault;

/** Why a whole row is refused. With {@link FieldFault} these are all the codes of an import's error list. */
enum RowFault {
    NOT_UTF8("该行不是有效的UTF-8编码，请将文件另存为UTF-8格式的CSV", "the row is not valid UTF-8; save the file as CSV in UTF-8"),
    ROW_TOO_LONG("该行过长", "the row is longer than any good row"),
    STRAY_QUOTE(
            "引号位置不对；含引号的内容须整体加引号，内部引号写两次",
            "a quote stands where none may; a value with quotes is quoted as a whole and its quotes are doubled"),
    STRAY_LINE_BREAK("行内有多余的换行", "there is a line break inside the row"),
    UNCLOSED_QUOTE(
            "引号没有结束；其后的内容均未读取", "a quote that begins in this row is never closed; nothing after it was read as rows"),
    WRONG_COLUMN_COUNT("列数与表头不一致", "the row has more or fewer columns than the header"),
    LAST_LINE_CUT(
            "文件末行没有换行符，可能不完整；请补全并以换行结束",
            "the file ends without a line end, so its last row may be cut; complete it and end it with a line end"),
    DUPLICATE_IN_FILE("与本文件前面的行重复", "the same document stands earlier in this file"),
    DUPLICATE_CERTIFICATE("该证照此前已签发", "the same document was issued before");

    private final String zh;
    private final String en;

    RowFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    boolean isDuplicate() {
        return this == DUPLICATE_IN_FILE || this == DUPLICATE_CERTIFICATE;
    }

    /** The sentence behind a code of an error list. */
    static Optional<Names> reasonOf(String code) {
        var ofRows = Arrays.stream(values())
                .filter(fault -> fault.name().equals(code))
                .map(fault -> new Names(fault.zh, fault.en));
        var ofFields = Arrays.stream(FieldFault.values())
                .filter(fault -> fault.name().equals(code))
                .map(fault -> new Names(fault.zh(), fault.en()));
        return Stream.concat(ofRows, ofFields).findFirst();
    }
}
