package org.countersign.acceptance.resident;

import java.util.List;

/**
 * Invented names that look like a city's register: surnames about as frequent as in the census, given names of one or two
 * characters, now and then a compound surname, a character outside the basic plane, or a name with the interpunct.
 */
final class ChineseNames {
    /** Surname and its share in a hundredth of a percent of the population. */
    private record Surname(String text, int share) {}

    private static final List<Surname> SURNAMES = List.of(
            new Surname("王", 725),
            new Surname("李", 719),
            new Surname("张", 683),
            new Surname("刘", 538),
            new Surname("陈", 453),
            new Surname("杨", 308),
            new Surname("赵", 229),
            new Surname("黄", 223),
            new Surname("周", 212),
            new Surname("吴", 205),
            new Surname("徐", 169),
            new Surname("孙", 154),
            new Surname("胡", 131),
            new Surname("朱", 126),
            new Surname("高", 121),
            new Surname("林", 118),
            new Surname("何", 117),
            new Surname("郭", 115),
            new Surname("马", 105),
            new Surname("罗", 86),
            new Surname("梁", 84),
            new Surname("宋", 81),
            new Surname("郑", 78),
            new Surname("谢", 72),
            new Surname("韩", 68),
            new Surname("唐", 65),
            new Surname("冯", 64),
            new Surname("于", 62),
            new Surname("董", 61),
            new Surname("萧", 59),
            new Surname("程", 57),
            new Surname("曹", 57),
            new Surname("袁", 54),
            new Surname("邓", 54),
            new Surname("许", 54),
            new Surname("傅", 51),
            new Surname("沈", 50),
            new Surname("曾", 50),
            new Surname("彭", 49),
            new Surname("吕", 47),
            new Surname("欧阳", 8),
            new Surname("上官", 3),
            new Surname("司徒", 3),
            new Surname("诸葛", 2),
            new Surname("尉迟", 1),
            new Surname("逄", 2),
            new Surname("仉", 1));

    private static final String GIVEN_MALE = "伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林博文志建国海峰云山松柏清源";
    private static final String GIVEN_FEMALE = "芳娜敏静丽艳娟霞秀英玲桂兰红梅琳雪慧婷颖倩洁莉萍燕欣怡雅诗涵梓萱月云清宁竹若溪念安";

    /** In use in real registers and a nuisance to software: extension A, URO additions, and extensions C and E beyond the basic plane. */
    private static final String RARE = "喆堃彧翀昇玥璟煜䶮㛃㵘𬱖𬬮𫍯";

    private static final List<String> INTERPUNCT_MALE =
            List.of("买买提·艾力", "艾尔肯·吐尔逊", "扎西·多吉", "巴特尔·苏和", "努尔兰·叶尔肯", "阿卜杜拉·热合曼");
    private static final List<String> INTERPUNCT_FEMALE =
            List.of("古丽娜尔·买买提", "阿依古丽·艾尔肯", "卓玛·央金", "娜仁·其木格", "阿依努尔·叶尔肯", "帕丽达·吐尔逊");

    private static final int ALL_SHARES =
            SURNAMES.stream().mapToInt(Surname::share).sum();

    private final SeededChoice choice;

    ChineseNames(SeededChoice choice) {
        this.choice = choice;
    }

    String next(Sex sex) {
        if (choice.oneIn(40)) {
            return choice.from(sex == Sex.MALE ? INTERPUNCT_MALE : INTERPUNCT_FEMALE);
        }
        String characters = sex == Sex.MALE ? GIVEN_MALE : GIVEN_FEMALE;
        String given = choice.oneIn(30) ? choice.characterOf(RARE) : choice.characterOf(characters);
        return surname() + given + (choice.oneIn(5) ? "" : choice.characterOf(characters));
    }

    private String surname() {
        int ticket = choice.between(1, ALL_SHARES);
        for (Surname surname : SURNAMES) {
            ticket -= surname.share();
            if (ticket <= 0) {
                return surname.text();
            }
        }
        throw new IllegalStateException("the shares of the surnames do not add up to " + ALL_SHARES);
    }
}
