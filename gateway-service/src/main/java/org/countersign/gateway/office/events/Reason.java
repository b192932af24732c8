package org.countersign.gateway.office.events;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Names;

/** The closed list of reasons. Those of status changes also go on the ledger, so none can hold a word about a person. */
public enum Reason {
    REPORTED_LOST("reported-lost", "报失", "Reported lost", Use.SUSPEND),
    UNDER_REVIEW("under-review", "正在复核", "Under review", Use.SUSPEND),
    HOLDER_REQUEST("holder-request", "持证人申请", "The holder asked for it", Use.SUSPEND, Use.REVOKE, Use.UNMASK),
    FOUND_AGAIN("found-again", "已找回", "Found again", Use.RESUME),
    REVIEW_PASSED("review-passed", "复核通过", "Passed the review", Use.RESUME),
    SUSPENDED_IN_ERROR("suspended-in-error", "误操作暂停", "Suspended in error", Use.RESUME),
    HOLDER_DECEASED("holder-deceased", "持证人死亡", "The holder has died", Use.REVOKE),
    HOLDER_MOVED("holder-moved", "持证人迁出", "The holder has moved away", Use.REVOKE),
    NO_LONGER_ENTITLED("no-longer-entitled", "不再符合条件", "No longer entitled", Use.REVOKE),
    OBTAINED_BY_FRAUD("obtained-by-fraud", "以欺骗手段取得", "Obtained by fraud", Use.REVOKE),
    ISSUED_IN_ERROR("issued-in-error", "签发有误", "Issued in error", Use.REVOKE),
    SUPERSEDED("superseded", "信息更正，换发新证", "Corrected, and superseded by a new one", Use.REISSUE),
    DEVICE_LOST("device-lost", "手机或证件遗失", "Phone or paper lost", Use.REISSUE),
    DAMAGED("damaged", "证件损坏", "Paper damaged", Use.REISSUE),
    HOLDER_AT_COUNTER("holder-at-counter", "持证人在场办理", "The holder is at the counter", Use.UNMASK),
    COMPLAINT("complaint", "处理投诉或申诉", "A complaint or an appeal", Use.UNMASK),
    INSPECTION("inspection", "监督检查", "An inspection", Use.UNMASK),
    DATA_WRONG("data-wrong", "信息有误", "The data are wrong", Use.DECLINE),
    EVIDENCE_MISSING("evidence-missing", "材料不齐", "Evidence is missing", Use.DECLINE),
    NOT_ENTITLED("not-entitled", "不符合条件", "Not entitled", Use.DECLINE);

    private final String code;
    private final String zh;
    private final String en;
    /** One bit for each use. */
    private final int uses;

    Reason(String code, String zh, String en, Use... uses) {
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.uses = Arrays.stream(uses).mapToInt(use -> use.bit).sum();
    }

    /** What a reason can be a reason for. */
    public enum Use {
        SUSPEND(1),
        RESUME(2),
        REVOKE(4),
        REISSUE(8),
        UNMASK(16),
        DECLINE(32);

        private final int bit;

        Use(int bit) {
            this.bit = bit;
        }
    }

    /** As it stands on the ledger and in the table. */
    public String code() {
        return code;
    }

    public Names words() {
        return new Names(zh, en);
    }

    public static List<Reason> of(Use use) {
        return Arrays.stream(values())
                .filter(reason -> (reason.uses & use.bit) != 0)
                .toList();
    }

    /** The reason of that code, when it is one for this. */
    public static Optional<Reason> named(String code, Use use) {
        return of(use).stream().filter(reason -> reason.code.equals(code)).findFirst();
    }

    /** The words of a code that may have been given elsewhere. */
    public static Names wordsOf(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .map(Reason::words)
                .orElse(new Names(code, code));
    }
}
