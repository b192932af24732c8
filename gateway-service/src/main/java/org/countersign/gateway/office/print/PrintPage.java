package org.countersign.gateway.office.print;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Optional;
import org.countersign.gateway.issuance.Paths;
import org.countersign.gateway.issuance.ReadCertificates;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.office.certificates.ShowCertificates;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.security.OfficePage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out the certificate for printing; that it was is written down. */
@Hidden
@Controller
@OfficePage
@EnableConfigurationProperties(PrintProperties.class)
final class PrintPage {
    private final ReadCertificates certificates;
    private final ShowCertificates show;
    private final OfficeEvents events;
    private final PrintFonts fonts;
    private final Clock clock;

    PrintPage(
            ReadCertificates certificates,
            ShowCertificates show,
            OfficeEvents events,
            PrintProperties properties,
            Clock clock) {
        this.certificates = certificates;
        this.show = show;
        this.events = events;
        this.fonts = new PrintFonts(properties.font());
        this.clock = clock;
    }

    @GetMapping(path = OfficePage.PATH + "/certificates/{id}/certificate.pdf")
    @ForOfficers(OfficerRole.OFFICER)
    ResponseEntity<byte[]> pdf(@PathVariable String id, Officer officer) {
        var certificate = Paths.certificate(id);
        var pass = certificates.deliverable(certificate).pass().text();
        var shown = show.show(certificate, true);
        var printed = "打印 Printed %s  ·  %s".formatted(ShowCertificates.minute(clock.instant()), officer.id());
        var pdf = PrintedCertificate.of(
                shown, shown.goodOnPaper() ? Optional.of(pass) : Optional.empty(), printed, fonts.font());
        events.add(officer, OfficeAction.PRINTED, certificate);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"certificate-" + certificate + ".pdf\"")
                .body(pdf);
    }
}
