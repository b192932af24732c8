package org.countersign.gateway.receipts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes what desks signed, so that citizens see where their certificates were shown. */
@Tag(name = "Receipts")
@RestController
@AllowedRoles(Role.COUNTER)
final class ReceiptController {
    private static final int MOST = 500;

    private final TakeReceipts receipts;

    ReceiptController(TakeReceipts receipts) {
        this.receipts = receipts;
    }

    record Upload(@NotNull @Size(min = 1, max = MOST) List<@NotNull String> receipts) {}

    @Operation(
            summary = "Hand in receipts that desks signed",
            description =
                    "Each is taken once, however often it is sent; those that are not taken are named by their place in the list.")
    @PostMapping("/api/v1/receipts")
    TakeReceipts.Taken take(Caller caller, @Valid @RequestBody Upload upload) {
        return receipts.take(upload.receipts(), caller.client());
    }
}
