package org.countersign.gateway.office.events;

import org.countersign.format.Names;

/** What officers do that is written down. A name never changes its meaning: it stands in the table. */
public enum OfficeAction {
    SIGNED_IN("登录", "Signed in"),
    ISSUED("签发", "Issued"),
    ASKED("提交审批", "Asked for approval"),
    APPROVED("批准", "Approved"),
    DECLINED("退回", "Declined"),
    IMPORTED("批量导入", "Imported a file"),
    SUSPENDED("暂停", "Suspended"),
    RESUMED("恢复", "Resumed"),
    REVOKED("吊销", "Revoked"),
    REISSUED("换发", "Reissued"),
    PRINTED("打印", "Printed"),
    OFFERED("发放到钱包", "Offered to a wallet"),
    UNMASKED("查看完整信息", "Saw personal fields"),
    SEARCHED("查找", "Searched");

    private final String zh;
    private final String en;

    OfficeAction(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Names words() {
        return new Names(zh, en);
    }
}
