package org.countersign.gateway.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.status.StatusListAggregation;
import org.countersign.format.status.StatusListLabels;
import org.countersign.gateway.issuance.StatusLists;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.PublicRead;
import org.countersign.gateway.security.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves status lists whole, so that nobody learns which certificate was asked for. */
@RestController
@RequestMapping("/api/v1/status-lists")
@AllowedRoles({Role.OFFICER, Role.COUNTER, Role.PARTNER, Role.AUDITOR, Role.STEWARD})
@PublicRead
@Tag(name = "trust and status")
final class StatusListController {
    private static final MediaType CWT = MediaType.parseMediaType(StatusListLabels.MEDIA_TYPE);
    private static final MediaType JWT = MediaType.parseMediaType(StatusListLabels.JWT_MEDIA_TYPE);

    private final StatusLists lists;
    private final StatusTokens tokens;
    private final PublishStatusLists published;
    private final StatusProperties properties;

    StatusListController(
            StatusLists lists, StatusTokens tokens, PublishStatusLists published, StatusProperties properties) {
        this.lists = lists;
        this.tokens = tokens;
        this.published = published;
        this.properties = properties;
    }

    /** Which lists there are (draft-ietf-oauth-status-list, section 9). */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The names of all status lists; the number at the end of each is its path here")
    ResponseEntity<byte[]> all() {
        var document = new StatusListAggregation(
                lists.all().stream().map(published::uri).toList());
        return Publication.of(MediaType.APPLICATION_JSON_VALUE, document.write(), properties.listTtl());
    }

    @GetMapping(
            path = "/{number}",
            produces = {StatusListLabels.MEDIA_TYPE, StatusListLabels.JWT_MEDIA_TYPE})
    @Operation(
            summary =
                    "One status list, two bits per certificate: a token status list as CWT, or as JWT to who prefers it")
    ResponseEntity<byte[]> one(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) List<MediaType> accept) {
        var list = lists.all().stream()
                .filter(known -> Integer.toString(known).equals(number))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("there is no such status list"));
        var forms = tokens.served(list)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_PUBLISHED_YET, "the list is signed within seconds"));
        return quality(JWT, accept) > quality(CWT, accept)
                ? Publication.of(
                        StatusListLabels.JWT_MEDIA_TYPE,
                        Bytes.of(forms.jwt().getBytes(StandardCharsets.US_ASCII)),
                        properties.listTtl())
                : Publication.of(StatusListLabels.MEDIA_TYPE, forms.cwt(), properties.listTtl());
    }

    /** The weight that the most specific range gives it (RFC 9110 §12.5.1). */
    private static double quality(MediaType form, List<MediaType> accept) {
        return accept.stream()
                .filter(range -> range.includes(form))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
