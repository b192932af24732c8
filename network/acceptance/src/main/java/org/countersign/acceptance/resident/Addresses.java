package org.countersign.acceptance.resident;

import java.util.List;

/** Addresses in 云汀市, a city that does not exist. */
final class Addresses {
    static final String CITY = "云汀市";

    private static final List<String> STREETS = List.of("听雨街道", "桂影街道", "长汀街道", "白鹭街道", "石桥镇", "柳渡镇", "梅坞乡");
    private static final List<String> ROADS = List.of("采薇路", "问津路", "归雁巷", "梧桐里", "渔火街", "半山路", "知春路", "流萤巷");
    private static final List<String> ESTATES = List.of("芦荻苑", "清晏小区", "云栖家园", "金穗里", "春和景明", "拾光花园");

    private final SeededChoice choice;

    Addresses(SeededChoice choice) {
        this.choice = choice;
    }

    District district() {
        return choice.from(List.of(District.values()));
    }

    String in(District district) {
        String road =
                CITY + district.chinese() + choice.from(STREETS) + choice.from(ROADS) + choice.between(1, 388) + "号";
        return choice.oneIn(4)
                ? road
                : road + choice.from(ESTATES) + choice.between(1, 36) + "栋" + choice.between(1, 4) + "单元"
                        + (choice.between(1, 18) * 100 + choice.between(1, 4)) + "室";
    }
}
