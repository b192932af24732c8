package org.countersign.acceptance.resident;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Fills in papers for invented residents. Numbers of certificates follow from the resident, so they are as unique. */
public final class Paperwork {
    private static final List<String> ORGANISATIONS =
            List.of("云汀市绿叶志愿服务队", "白鹭街道邻里互助会", "云汀市图书馆志愿者之家", "听雨夕阳红服务社", "云汀蓝天应急救援队");
    private static final List<String> TRADES = List.of("小吃店", "理发店", "五金店", "书报亭", "裁缝铺", "鲜花店", "便利店", "茶馆");
    private static final List<String> SCOPES =
            List.of("餐饮服务", "理发服务；日用品零售", "五金产品零售；家用电器修理", "图书、报刊零售", "服装定制；缝纫修补", "鲜花、绿植零售", "食品、日用百货零售");

    private final Population population;
    private final LocalDate today;

    public Paperwork(Population population, LocalDate today) {
        this.population = population;
        this.today = today;
    }

    public Stream<Paper> papers(PaperKind kind, int count) {
        return population
                .residents(kind.group(), kind.holders(), count)
                .map(resident -> new Paper(kind, fields(kind, resident)));
    }

    private Map<String, String> fields(PaperKind kind, Resident resident) {
        SeededChoice choice =
                new SeededChoice(new SplittableRandom(resident.idNumber().hashCode()));
        return switch (kind) {
            case ELDERLY -> elderly(resident, choice);
            case DISABILITY -> disability(resident, choice);
            case RESIDENCE -> residence(resident, choice);
            case VOLUNTEER -> volunteer(resident, choice);
            case MARRIAGE -> marriage(resident, choice);
            case SOLE_TRADER -> soleTrader(resident, choice);
        };
    }

    private Map<String, String> elderly(Resident resident, SeededChoice choice) {
        Map<String, String> fields = person(resident);
        long age = ChronoUnit.YEARS.between(resident.birth(), today);
        fields.put("level", age >= 80 ? "80" : age >= 70 ? "70" : "60");
        fields.put("address", resident.address());
        fields.put("contactPhone", phone(choice));
        fields.put("certificateNumber", "99" + digits(resident, 10));
        return fields;
    }

    private Map<String, String> disability(Resident resident, SeededChoice choice) {
        Map<String, String> fields = person(resident);
        String category = Integer.toString(choice.between(1, 7));
        String level = Integer.toString(choice.between(1, 4));
        fields.put("category", category);
        fields.put("level", level);
        fields.put("companion", choice.oneIn(3) ? "yes" : "no");
        fields.put("address", resident.address());
        fields.put("certificateNumber", resident.idNumber() + category + level);
        return fields;
    }

    private Map<String, String> residence(Resident resident, SeededChoice choice) {
        Map<String, String> fields = person(resident);
        fields.put(
                "registeredAddress",
                "外省" + choice.from(List.of("松原县", "临溪县", "石梁县")) + "青石镇" + choice.between(1, 40) + "村");
        fields.put("address", resident.address());
        fields.put("district", resident.district().code());
        fields.put("certificateNumber", "99999" + digits(resident, 10));
        return fields;
    }

    private Map<String, String> volunteer(Resident resident, SeededChoice choice) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("holderName", resident.name());
        fields.put("holderId", resident.idNumber());
        fields.put("organisation", choice.from(ORGANISATIONS));
        fields.put("registeredOn", today.minusDays(choice.between(30, 2_000)).toString());
        fields.put("stars", Integer.toString(choice.between(0, 5)));
        fields.put("serviceHours", Integer.toString(choice.between(1, 1_800)));
        fields.put("phone", phone(choice));
        fields.put("volunteerNumber", "999999" + digits(resident, 10));
        return fields;
    }

    private Map<String, String> marriage(Resident resident, SeededChoice choice) {
        Sex other = resident.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE;
        LocalDate birth = today.minusYears(choice.between(22, 62)).minusDays(choice.between(0, 364));
        int serial = choice.between(0, 499) * 2 + (other == Sex.MALE ? 1 : 0);
        LocalDate registeredOn = today.minusDays(choice.between(1, 300));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("holderName", resident.name());
        fields.put("holderId", resident.idNumber());
        fields.put("spouseName", new ChineseNames(choice).next(other));
        fields.put("spouseId", IdNumbers.of(birth, serial));
        fields.put("registry", resident.district().code());
        fields.put("registeredOn", registeredOn.toString());
        fields.put(
                "certificateNumber",
                "J" + IdNumbers.NOBODYS_AREA + "-" + registeredOn.getYear() + "-" + digits(resident, 6));
        return fields;
    }

    private Map<String, String> soleTrader(Resident resident, SeededChoice choice) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "businessName", Addresses.CITY + resident.district().chinese() + resident.name() + choice.from(TRADES));
        fields.put("socialCreditCode", CreditCodes.ofSoleTrader(resident.serial()));
        fields.put("operatorName", resident.name());
        fields.put("operatorId", resident.idNumber());
        fields.put("form", choice.oneIn(4) ? "family" : "individual");
        fields.put("premises", resident.address());
        fields.put("scope", choice.from(SCOPES));
        fields.put("registeredOn", today.minusDays(choice.between(1, 4_000)).toString());
        return fields;
    }

    private static Map<String, String> person(Resident resident) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("holderName", resident.name());
        fields.put("holderId", resident.idNumber());
        fields.put("sex", resident.sex() == Sex.MALE ? "M" : "F");
        fields.put("birthDate", resident.birth().toString());
        return fields;
    }

    /** No network hands out numbers that begin with 129. */
    private static String phone(SeededChoice choice) {
        return "129" + String.format(Locale.ROOT, "%08d", choice.between(0, 99_999_999));
    }

    private static String digits(Resident resident, int length) {
        String all = String.format(Locale.ROOT, "%010d", resident.serial());
        return all.substring(10 - length);
    }
}
