package org.countersign.gateway.issuance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import java.util.UUID;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out counter passes, of registered certificates only: as text, and as QR codes. */
@RestController
@RequestMapping("/api/v1/certificates")
@Tag(name = "certificates")
final class PassController {
    private static final String SVG = "image/svg+xml";

    private final ReadCertificates certificates;
    private final TypeCatalogue types;

    PassController(ReadCertificates certificates, TypeCatalogue types) {
        this.certificates = certificates;
        this.types = types;
    }

    /** One pass of a page. */
    record PassLine(String id, String pass) {
        /** The pass says who its holder is. */
        @Override
        public String toString() {
            return "PassLine[" + id + "]";
        }
    }

    @GetMapping(path = "/{id}/pass", produces = MediaType.TEXT_PLAIN_VALUE)
    @AllowedRoles(Role.OFFICER)
    @Operation(summary = "The counter pass as text")
    ResponseEntity<String> text(@PathVariable String id) {
        return answer(MediaType.TEXT_PLAIN).body(textOf(id));
    }

    @GetMapping(path = "/{id}/pass.png", produces = MediaType.IMAGE_PNG_VALUE)
    @AllowedRoles(Role.OFFICER)
    @Operation(summary = "The counter pass as a QR code in PNG; scale is the pixels of one module")
    ResponseEntity<byte[]> png(
            @PathVariable String id, @RequestParam(defaultValue = "8") @Min(1) @Max(QrCode.LARGEST_SCALE) int scale) {
        return answer(MediaType.IMAGE_PNG).body(QrCode.of(textOf(id)).png(scale));
    }

    @GetMapping(path = "/{id}/pass.svg", produces = SVG)
    @AllowedRoles(Role.OFFICER)
    @Operation(summary = "The counter pass as a QR code in SVG")
    ResponseEntity<String> svg(@PathVariable String id) {
        var deliverable = certificates.deliverable(Paths.certificate(id));
        var title = types.find(deliverable.row().type())
                .map(CertificateType::name)
                .map(name -> name.zh() + "柜台凭证二维码 / QR code of the counter pass: " + name.en())
                .orElse("柜台凭证二维码 / QR code of the counter pass");
        return answer(MediaType.parseMediaType(SVG + ";charset=UTF-8"))
                .body(QrCode.of(deliverable.pass().text()).svg(title));
    }

    @GetMapping("/passes")
    @AllowedRoles(Role.OFFICER)
    @Operation(summary = "The counter passes of many certificates, for printing; registered ones only")
    ResponseEntity<Page<PassLine>> passes(
            @RequestParam(name = "import", required = false) @Nullable UUID importId,
            @RequestParam(defaultValue = "") @Pattern(regexp = CertificateController.ID) String after,
            @RequestParam(defaultValue = "" + Page.USUAL) @Min(1) @Max(Page.LARGEST) int limit) {
        var filter = new CertificateRows.Filter(Optional.empty(), Optional.empty(), Optional.ofNullable(importId));
        var lines = certificates.deliverables(filter, after, limit).stream()
                .map(found ->
                        new PassLine(found.row().id().value(), found.pass().text()))
                .toList();
        return answer(MediaType.APPLICATION_JSON).body(Page.of(lines, limit, PassLine::id));
    }

    private String textOf(String id) {
        return certificates.deliverable(Paths.certificate(id)).pass().text();
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(type);
    }
}
