package org.countersign.counter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.countersign.check.CheckBasis;
import org.countersign.check.CheckedCertificate;
import org.countersign.check.VerdictCode;
import org.countersign.counter.desk.DeskProblem;
import org.countersign.format.CityTime;
import org.countersign.format.Names;
import org.countersign.format.pass.PassField;

/** An answer for a person: one big line first, then why, then what to do, then what to compare with the person. */
final class PlainAnswer {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String RESET = "\u001b[0m";

    private final Language language;
    private final boolean coloured;

    PlainAnswer(Language language, boolean coloured) {
        this.language = language;
        this.coloured = coloured;
    }

    String of(Answer answer) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(answer.verdict()));
        lines.add("  " + language.of(answer.clerk()));
        lines.add("  " + language.of(answer.nextStep()));
        if (answer instanceof Answer.Checked checked) {
            if (answer.verdict() == VerdictCode.CANNOT_TELL) {
                checked.deskProblem().ifPresent(problem -> lines.add("  " + advice(problem)));
            }
            checked.result().certificate().ifPresent(certificate -> addCertificate(certificate, lines));
            addFreshness(checked.result().basis(), lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private String headline(VerdictCode verdict) {
        String line =
                symbol(verdict) + " " + word(verdict) + "  " + verdict.name().replace('_', ' ');
        return coloured ? colour(verdict) + line + RESET : line;
    }

    private void addCertificate(CheckedCertificate certificate, List<String> lines) {
        lines.add("");
        lines.add("  " + language.of(certificate.typeName()) + " · " + language.of(certificate.issuerName()));
        for (PassField field : certificate.fields()) {
            lines.add("  " + line(field.label(), language.of(field.display())));
        }
        lines.add("  "
                + line(new Names("有效期自", "Valid from"), certificate.validFrom().toString()));
        certificate
                .expiresAt()
                .ifPresent(end -> lines.add("  " + line(new Names("有效期至", "Valid until"), lastDay(end))));
    }

    private void addFreshness(CheckBasis basis, List<String> lines) {
        List<String> parts = new ArrayList<>();
        basis.statusIssuedAt()
                .ifPresent(time -> parts.add(line(new Names("状态截至", "Status as of"), MINUTE.format(local(time)))));
        basis.trustVersion()
                .ifPresent(version ->
                        parts.add(line(new Names("信任文件版本", "trust file version"), String.valueOf(version.value()))));
        basis.time().ifPresent(time -> parts.add(line(new Names("核验时间", "checked at"), MINUTE.format(local(time)))));
        if (!parts.isEmpty()) {
            lines.add("");
            lines.add("  " + String.join(language == Language.ZH ? "；" : "; ", parts));
        }
    }

    private String advice(DeskProblem problem) {
        return language.of(DeskAdvice.of(problem));
    }

    private String line(Names label, String value) {
        return language.of(label) + (language == Language.ZH ? "：" : ": ") + value;
    }

    private static String lastDay(Instant end) {
        return local(end.minusSeconds(1)).toLocalDate().toString();
    }

    private static OffsetDateTime local(Instant time) {
        return time.atOffset(CityTime.OFFSET);
    }

    private static String symbol(VerdictCode verdict) {
        return switch (verdict) {
            case VALID -> "✔";
            case REVOKED, SUSPENDED, EXPIRED, NOT_YET_VALID, NOT_TRUSTED, WRONG_SHOWING -> "✘";
            case CANNOT_TELL, UNREADABLE -> "?";
        };
    }

    private static String word(VerdictCode verdict) {
        return switch (verdict) {
            case VALID -> "有效";
            case CANNOT_TELL -> "无法判断";
            case REVOKED -> "已吊销";
            case SUSPENDED -> "已暂停";
            case EXPIRED -> "已过期";
            case NOT_YET_VALID -> "尚未生效";
            case NOT_TRUSTED -> "不可信";
            case WRONG_SHOWING -> "出示方式不符";
            case UNREADABLE -> "无法识别";
        };
    }

    /** Bold; green, red, or yellow. The symbol says the same to whoever sees no colours. */
    private static String colour(VerdictCode verdict) {
        return switch (verdict) {
            case VALID -> "\u001b[1;32m";
            case REVOKED, SUSPENDED, EXPIRED, NOT_YET_VALID, NOT_TRUSTED, WRONG_SHOWING -> "\u001b[1;31m";
            case CANNOT_TELL, UNREADABLE -> "\u001b[1;33m";
        };
    }
}
