package org.countersign.gateway.issuance.types;

/** Why a value is refused. The name is the stable code; the sentences hold no part of the value. */
public enum FieldFault {
    REQUIRED("此项必填", "a value is required here"),
    UNKNOWN_FIELD("该证照类型没有此项", "this certificate type has no such field"),
    NOT_TEXT("此项须为文本", "the value must be a JSON string"),
    FORBIDDEN_CHARACTER(
            "含有不允许的字符（表情符号、控制字符或未定义字符）",
            "it holds a character that is not allowed: an emoji, a control or an unassigned character"),
    TOO_LONG("超过允许的长度", "it is longer than allowed"),
    TOO_SHORT("短于要求的长度", "it is shorter than required"),
    NOT_DIGITS("只能填写数字0至9", "only the digits 0 to 9 are allowed"),
    WRONG_PATTERN("格式与该证照类型的规定不符", "it does not have the form that the certificate type prescribes"),
    NOT_A_DATE(
            "不是真实日期，应为 年-月-日，例如 2026-02-28", "it is not a real date written as year-month-day, for example 2026-02-28"),
    NOT_IN_TABLE("不在该项的代码表中", "it is not an entry of this field's table"),
    NOT_AN_ID_NUMBER("不是有效的号码：长度、日期或校验码有误", "it is not a valid number: its length, date or check character is wrong"),
    VALIDITY_NOT_ALLOWED("有效期不符合该证照类型的规定", "the validity is not one that the certificate type allows"),
    WRONG_TYPE("该行属于另一种证照类型", "the row is for another certificate type"),
    UNKNOWN_TYPE("没有这种证照类型", "there is no such certificate type");

    private final String zh;
    private final String en;

    FieldFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
