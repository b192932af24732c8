package org.countersign.acceptance.resident;

/** The six districts of the invented city, with the codes that the certificate types use for them. */
public enum District {
    EAST("east", "东城区"),
    WEST("west", "西城区"),
    SOUTH("south", "南湖区"),
    NORTH("north", "北山区"),
    HARBOUR("harbour", "滨港区"),
    HIGH_TECH("hightech", "高新区");

    private final String code;
    private final String chinese;

    District(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    String code() {
        return code;
    }

    String chinese() {
        return chinese;
    }
}
