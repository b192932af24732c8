package org.countersign.gateway.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.ledger.CreditView.Totals;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Audit")
@RestController
@RequestMapping("/api/v1/audit/totals")
@AllowedRoles(Role.AUDITOR)
final class TotalsController {
    private static final String ID = "[A-Za-z0-9_.:-]{1,64}";

    private final CompareTotals totals;

    TotalsController(CompareTotals totals) {
        this.totals = totals;
    }

    record Sums(long issued, long redeemed, long expired, long outstanding) {
        static Sums of(Totals totals) {
            return new Sums(totals.issued(), totals.redeemed(), totals.expired(), totals.outstanding());
        }
    }

    /**
     * What the three ways gave.
     *
     * @param agree whether all three are equal, and issued = outstanding + redeemed + expired
     * @param height the last block in the database
     */
    record TotalsAnswer(
            String scheme,
            Sums chain,
            Sums database,
            Sums recomputed,
            boolean agree,
            @Nullable Long height) {}

    @Operation(summary = "A scheme's totals by the chain, by the database, and recomputed from the operations")
    @GetMapping
    TotalsAnswer totals(@RequestParam @Pattern(regexp = ID) String scheme) {
        var compared = totals.compare(new SchemeId(scheme));
        return new TotalsAnswer(
                scheme,
                Sums.of(compared.chain()),
                Sums.of(compared.database()),
                Sums.of(compared.recomputed()),
                compared.agree(),
                compared.height().orElse(null));
    }
}
