package org.countersign.counter;

import org.countersign.counter.desk.DeskProblem;
import org.countersign.format.Names;

/** What to do about a desk's store that cannot be used. */
final class DeskAdvice {
    private static final Names ENROL = new Names(
            "本机尚未登记：运行 ./countersign up，或 ./countersign verify --enrol。",
            "This desk is not enrolled: call ./countersign up, or ./countersign verify --enrol.");
    private static final Names SYNC = new Names(
            "本机缺少信任文件：运行 ./countersign verify --sync。",
            "This desk has no trust file: call ./countersign verify --sync.");
    private static final Names REFUSED = new Names(
            "本机的信任或状态文件未通过验证，已弃用：运行 ./countersign verify --sync。",
            "A trust or status file of this desk did not verify and is not used: call ./countersign verify --sync.");
    private static final Names OLD = new Names(
            "信任或状态文件比本机见过的旧，已拒绝：请向管理员核实后再同步。",
            "A trust or status file is older than one seen before and is refused: ask the operator, then sync again.");
    private static final Names ANEW = new Names(
            "本机的登记已损坏或属于另一根密钥：请核实后在空文件夹中重新登记。",
            "This desk's enrolment is damaged or belongs to another root: find out why, then enrol in an empty folder.");

    private DeskAdvice() {}

    static Names of(DeskProblem problem) {
        return switch (problem) {
            case NOT_ENROLLED -> ENROL;
            case NO_BUNDLE -> SYNC;
            case BAD_BUNDLE, BAD_STATUS_LIST -> REFUSED;
            case BUNDLE_ROLLBACK, STATUS_ROLLBACK -> OLD;
            case OTHER_ROOT, BAD_ROOT, BAD_FLOOR -> ANEW;
        };
    }
}
