package org.countersign.gateway.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Credit")
@RestController
@RequestMapping("/api/v1/credit/batches")
@AllowedRoles(Role.OFFICER)
final class BatchController {
    private final BookBatch bookBatch;
    private final BatchTable batches;

    BatchController(BookBatch bookBatch, BatchTable batches) {
        this.bookBatch = bookBatch;
        this.batches = batches;
    }

    @Operation(summary = "Book up to a thousand credit operations, each under an id of the client's")
    @ApiResponse(
            responseCode = "202",
            description = "All were accepted; each will be decided on its own",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchView.Accepted.class)))
    @PostMapping
    ResponseEntity<String> book(Caller caller, IdempotencyKey key, @Valid @RequestBody BatchRequest request) {
        return bookBatch.book(request, caller, key).toResponse();
    }

    @Operation(summary = "How far a batch is, and what became of its operations")
    @GetMapping("/{id}")
    BatchView batch(@PathVariable @Pattern(regexp = OperationRequest.ID) String id) {
        return batches.find(id).orElseThrow(() -> ProblemException.notFound("no batch " + id));
    }
}
