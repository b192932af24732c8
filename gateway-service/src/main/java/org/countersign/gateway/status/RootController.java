package org.countersign.gateway.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.countersign.format.Kid;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes the root, and serves the changes that were, so that counters follow. */
@RestController
@RequestMapping("/api/v1/trust/root/changes")
@Tag(name = "trust and status")
final class RootController {
    private static final String CBOR = "application/cbor";

    private final RootKeys roots;
    private final ChangeRoot change;
    private final Idempotency idempotency;
    private final StatusProperties properties;

    RootController(RootKeys roots, ChangeRoot change, Idempotency idempotency, StatusProperties properties) {
        this.roots = roots;
        this.change = change;
        this.idempotency = idempotency;
        this.properties = properties;
    }

    /** @param replaces the key id of the root that goes, so that nobody changes it twice by mistake; not compared when absent */
    record ChangeRequest(
            @Nullable @Pattern(regexp = "[0-9a-f]{16}") String replaces) {}

    /** @param root the key id of the root that signs from now on */
    record Changed(String root) {}

    @GetMapping(produces = CBOR)
    @AllowedRoles({Role.OFFICER, Role.COUNTER, Role.PARTNER, Role.AUDITOR, Role.STEWARD})
    @Operation(summary = "The newest changes of the root, oldest first, each signed by the root before it")
    ResponseEntity<byte[]> all() {
        return Publication.of(CBOR, roots.published().write(), properties.listTtl());
    }

    @PostMapping
    @AllowedRoles(Role.STEWARD)
    @Operation(summary = "Start a new root: it signs the trust bundles from now on, and the one before vouches for it")
    ResponseEntity<?> change(@Valid @RequestBody ChangeRequest request, IdempotencyKey key, Caller caller) {
        var call = new IdempotentCall(caller.client(), "trust.root.change", key, request);
        var replaces = Optional.ofNullable(request.replaces()).map(Kid::ofHex);
        return idempotency
                .once(call, () -> {
                    var root = change.change(replaces);
                    return new Answer(HttpStatus.CREATED, new Changed(root.kid().hex()), true);
                })
                .toResponse();
    }
}
