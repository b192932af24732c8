package org.countersign.gateway.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.countersign.gateway.ledger.SetAsideItems;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Audit")
@RestController
@RequestMapping("/api/v1/audit/set-aside")
@AllowedRoles(Role.AUDITOR)
final class SetAsideController {
    private final SetAsideItems items;

    SetAsideController(SetAsideItems items) {
        this.items = items;
    }

    /**
     * An item.
     *
     * @param trouble a stable name; docs/concepts/exactly-once.md says what each means and what to look at
     * @param detail what the ledger said
     * @param times how often it was set aside
     */
    record SetAsideAnswer(
            long number,
            String shard,
            String function,
            String id,
            String trouble,
            String detail,
            Instant since,
            int times) {
        static SetAsideAnswer of(SetAsideItems.SetAside item) {
            return new SetAsideAnswer(
                    item.number(),
                    item.shard(),
                    item.function(),
                    item.id(),
                    item.trouble().name(),
                    item.detail(),
                    item.since(),
                    item.times());
        }
    }

    record SetAsidePage(List<SetAsideAnswer> items) {}

    record Requeued(int requeued) {}

    @Operation(
            summary = "Items that hold up nobody and are decided by nobody",
            description =
                    "The ledger gave no answer to them for long, so their lines went on without them. To their callers they are pending.")
    @GetMapping
    SetAsidePage setAside(
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(SetAsideItems.MAX_PAGE) int limit) {
        return new SetAsidePage(items.page(OptionalLong.of(after), limit).stream()
                .map(SetAsideAnswer::of)
                .toList());
    }

    @Operation(summary = "Put one back into its line", description = "Safe: what it did before, it does not do again.")
    @PostMapping("/{number}/requeue")
    Requeued requeue(@PathVariable @Min(1) long number) {
        if (!items.requeue(number)) {
            throw ProblemException.notFound("no item %d is set aside".formatted(number));
        }
        return new Requeued(1);
    }

    @Operation(summary = "Put all back into their lines")
    @PostMapping("/requeue")
    Requeued requeueAll() {
        return new Requeued(items.requeueAll());
    }
}
