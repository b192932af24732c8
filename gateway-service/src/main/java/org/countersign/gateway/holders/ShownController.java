package org.countersign.gateway.holders;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Names;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.issuance.copies.HeldCopies;
import org.countersign.gateway.receipts.ShownReceipts;
import org.countersign.gateway.security.HolderEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a device where its certificate was shown, from this device, another or paper. */
@Hidden
@RestController
@HolderEndpoint
final class ShownController {
    private final Holders holders;
    private final HeldCopies copies;
    private final ShownReceipts receipts;

    ShownController(Holders holders, HeldCopies copies, ShownReceipts receipts) {
        this.holders = holders;
        this.copies = copies;
        this.receipts = receipts;
    }

    /** @param at in seconds since 1970 */
    record Item(String receipt, long at, String desk, Optional<Names> purpose, String verdict, String reason) {}

    record Items(List<Item> items) {
        Items {
            items = List.copyOf(items);
        }
    }

    @GetMapping(HolderEndpoint.PATH + "/receipts")
    Items receipts(HolderKey key) {
        var standing = holders.validCertificateOf(key);
        var passes = new ArrayList<>(copies.hashes(standing.id()));
        passes.add(standing.hash());
        return new Items(receipts.of(passes).stream().map(ShownController::item).toList());
    }

    private static Item item(ShownReceipts.Shown shown) {
        return new Item(
                shown.receipt(),
                shown.at().getEpochSecond(),
                shown.desk(),
                shown.purpose(),
                shown.verdict(),
                shown.reason());
    }
}
