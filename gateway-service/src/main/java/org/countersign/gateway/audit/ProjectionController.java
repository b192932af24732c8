package org.countersign.gateway.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.countersign.gateway.ledger.ProjectionView;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Audit")
@RestController
@RequestMapping("/api/v1/audit/projection")
@AllowedRoles(Role.AUDITOR)
final class ProjectionController {
    private final ProjectionView projection;

    ProjectionController(ProjectionView projection) {
        this.projection = projection;
    }

    /**
     * A rebuild.
     *
     * @param state RUNNING, EQUAL, DIFFERENT or FAILED
     */
    record RebuildAnswer(
            long id,
            String state,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long block,
            @Nullable String digestBefore,
            @Nullable String digestAfter,
            @Nullable String reason) {
        static RebuildAnswer of(ProjectionView.Rebuild rebuild) {
            return new RebuildAnswer(
                    rebuild.id(),
                    rebuild.state().name(),
                    rebuild.startedAt(),
                    rebuild.finishedAt().orElse(null),
                    rebuild.block().orElse(null),
                    rebuild.digestBefore().orElse(null),
                    rebuild.digestAfter().orElse(null),
                    rebuild.reason().orElse(null));
        }
    }

    /**
     * The projection.
     *
     * @param state LIVE, REBUILDING (answers come from the complete copy that is being replaced), LEDGER_BEHIND or HALTED
     */
    record ProjectionAnswer(
            String state,
            @Nullable Long block,
            String digest,
            long certificates,
            long operations,
            @Nullable String reason,
            @Nullable RebuildAnswer rebuild) {}

    @Operation(summary = "How far the chain was read, and a digest of what was read from it")
    @GetMapping
    ProjectionAnswer projection() {
        var progress = projection.progress();
        var contents = projection.contents();
        return new ProjectionAnswer(
                progress.state().name(),
                contents.block().orElse(null),
                contents.digest(),
                contents.certificates(),
                contents.operations(),
                progress.reason().orElse(null),
                projection.lastRebuild().map(RebuildAnswer::of).orElse(null));
    }

    @Operation(
            summary = "Drop the projection and build it again from block 0",
            description =
                    "Starts one unless one is running. The new copy takes the place of the old one when it has reached the same block.")
    @PostMapping("/rebuild")
    ResponseEntity<RebuildAnswer> rebuild() {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(RebuildAnswer.of(projection.startRebuild()));
    }
}
