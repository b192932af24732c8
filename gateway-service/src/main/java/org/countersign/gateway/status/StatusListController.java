package org.countersign.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.countersign.format.status.StatusListLabels;
import org.countersign.gateway.issuance.StatusLists;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves status lists whole, so that nobody learns which certificate was asked for. */
@RestController
@RequestMapping("/api/v1/status-lists")
@AllowedRoles({Role.OFFICER, Role.COUNTER, Role.PARTNER, Role.AUDITOR})
@Tag(name = "trust and status")
final class StatusListController {

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

    /** Which lists there are (draft-ietf-oauth-status-list §9.3); the member's name is the draft's. */
    record Aggregation(@JsonProperty("status_lists") List<String> statusLists) {}

    @GetMapping
    @Operation(summary = "The names of all status lists; the number at the end of each is its path here")
    Aggregation all() {
        return new Aggregation(
                lists.all().stream().map(list -> published.uri(list).value()).toList());
    }

    @GetMapping(path = "/{number}", produces = StatusListLabels.MEDIA_TYPE)
    @Operation(summary = "One status list: a token status list as CWT, two bits per certificate")
    ResponseEntity<byte[]> one(@PathVariable String number) {
        var list = lists.all().stream()
                .filter(known -> Integer.toString(known).equals(number))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("there is no such status list"));
        var token = tokens.served(list)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_PUBLISHED_YET, "the list is signed within seconds"));
        return Publication.of(StatusListLabels.MEDIA_TYPE, token, properties.listTtl());
    }
}
