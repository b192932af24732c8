package org.countersign.gateway.office.events;

import java.time.format.DateTimeFormatter;
import org.countersign.format.CityTime;
import org.countersign.format.Names;
import org.countersign.gateway.security.OfficePage;

/** An event as a page shows it; texts are empty where there is nothing. */
public record EventLine(
        String id, String at, String officer, Names action, String subject, String path, String zh, String en) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    public static EventLine of(OfficeEvents.Event event) {
        var subject = event.subject().orElse("");
        return new EventLine(
                event.id(),
                SECOND.format(event.at().withOffsetSameInstant(CityTime.OFFSET)),
                event.officer(),
                event.action().words(),
                subject,
                subject.isEmpty() ? "" : path(event.action(), subject),
                event.reason().map(reason -> reason.words().zh()).orElse(""),
                event.reason().map(reason -> reason.words().en()).orElse(""));
    }

    private static String path(OfficeAction action, String subject) {
        return OfficePage.PATH
                + switch (action) {
                    case ASKED, APPROVED, DECLINED -> "/approvals/";
                    case IMPORTED -> "/imports/";
                    case SIGNED_IN,
                            ISSUED,
                            SUSPENDED,
                            RESUMED,
                            REVOKED,
                            REISSUED,
                            PRINTED,
                            OFFERED,
                            UNMASKED,
                            SEARCHED -> "/certificates/";
                }
                + subject;
    }
}
