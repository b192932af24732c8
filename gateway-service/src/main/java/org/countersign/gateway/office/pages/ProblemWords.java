package org.countersign.gateway.office.pages;

import org.countersign.format.Names;
import org.countersign.gateway.problem.ProblemCode;

/** Errors in words for officers: what is the matter, and what to do now. A code without words of its own says its English title. */
public final class ProblemWords {
    private ProblemWords() {}

    public static Names of(ProblemCode code) {
        // The other codes are answers to machines; officers meet them only through a fault, and then the code is what
        // support asks for.
        return switch (code) {
            case FORBIDDEN -> new Names("您的角色不能使用此功能。", "Your role does not include this.");
            case NOT_FOUND -> new Names("没有找到。请检查编号。", "There is no such thing. Check the number.");
            case DUPLICATE_CERTIFICATE ->
                new Names(
                        "这份证照已经签发过。请用“查找”打开它；需要更正时请换发。",
                        "This certificate was issued before. Find it, and reissue it if it needs a correction.");
            case ALREADY_REISSUED -> new Names("这份证照已经换发。请在新证照上操作。", "It was reissued already. Work on its successor.");
            case CERTIFICATE_NOT_REGISTERED ->
                new Names("证照尚未登记完成，请稍候再试。", "It is not on the ledger yet. Try again in a moment.");
            case CERTIFICATE_SUSPENDED ->
                new Names("证照已暂停，请先恢复或吊销。", "The certificate is suspended; resume or revoke it first.");
            case CERTIFICATE_REVOKED -> new Names("证照已吊销。", "The certificate is revoked.");
            case CERTIFICATE_EXPIRED ->
                new Names("证照已过有效期。换发时请填写新的截止日期。", "It has ended. Name a new end when you reissue it.");
            case IDEMPOTENCY_KEY_REUSED ->
                new Names(
                        "这张表单已经提交过，且内容不同。请打开一张新表单。", "This form was sent before with other content. Open a new form.");
            case IDEMPOTENCY_KEY_IN_USE -> new Names("这张表单正在处理，请稍候。", "This form is being worked on. Wait a moment.");
            case APPROVAL_REQUIRED -> new Names("此类证照须由第二人审批。", "This type needs a second person.");
            case OWN_REQUEST -> new Names("不能审批自己提交的申请。", "Nobody approves what he asked for himself.");
            case REQUEST_DECIDED -> new Names("这份申请已有结果。", "This request was decided already.");
            case NO_PRINT_FONT ->
                new Names(
                        "服务器上没有中文字体，无法打印。请管理员安装 fonts-noto-cjk，或设置 countersign.office.print.font。",
                        "The server has no Chinese font to print with. Ask the operator to install fonts-noto-cjk or to set countersign.office.print.font.");
            case TOO_LARGE -> new Names("文件过大。", "The file is too large.");
            case TOO_BUSY, LEDGER_UNAVAILABLE -> new Names("系统繁忙，请稍后再试。", "The system is busy. Try again in a moment.");
            case MALFORMED_REQUEST, VALIDATION_FAILED -> new Names("提交的内容不完整。", "What was sent is not complete.");
            case INTERNAL -> new Names("系统出现故障，请联系管理员。", "Something broke on our side. Tell the operator.");
            default -> new Names("操作未完成：" + code.title(), code.title() + ".");
        };
    }
}
