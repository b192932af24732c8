package org.countersign.gateway.holders;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.countersign.format.Names;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.credit.AccountPoints;
import org.countersign.gateway.security.HolderEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a device what points its holder has. */
@Hidden
@RestController
@HolderEndpoint
final class PointsController {
    private final Holders holders;
    private final AccountPoints points;

    PointsController(Holders holders, AccountPoints points) {
        this.holders = holders;
        this.points = points;
    }

    record Accounts(List<Account> accounts) {
        Accounts {
            accounts = List.copyOf(accounts);
        }
    }

    record Account(String scheme, Names name, long available, long held, List<Lot> lots, List<Operation> operations) {
        Account {
            lots = List.copyOf(lots);
            operations = List.copyOf(operations);
        }

        static Account of(AccountPoints.SchemePoints points) {
            return new Account(
                    points.scheme(),
                    points.name(),
                    points.available(),
                    points.held(),
                    points.lots().stream()
                            .map(lot -> new Lot(lot.points(), lot.expiresAt().getEpochSecond(), lot.earnedFrom()))
                            .toList(),
                    points.operations().stream()
                            .map(moved -> new Operation(
                                    moved.kind(),
                                    moved.points(),
                                    moved.at().getEpochSecond(),
                                    moved.agency(),
                                    moved.state()))
                            .toList());
        }
    }

    /** @param expiresAt in seconds since 1970 */
    record Lot(long points, long expiresAt, Names earnedFrom) {}

    /** @param at in seconds since 1970 */
    record Operation(String kind, long points, long at, Names agency, String state) {}

    @GetMapping(HolderEndpoint.PATH + "/points")
    Accounts points(HolderKey key) {
        var accounts = holders.accountOf(key).map(points::of).orElse(List.of());
        return new Accounts(accounts.stream().map(Account::of).toList());
    }
}
