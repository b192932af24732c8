package org.countersign.gateway.ledger.projection;

import org.countersign.gateway.ledger.ProjectionView;
import org.countersign.gateway.ledger.SetAsideItems;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while the chain is followed and at least its first block was read; out of service once it broke, or while it is behind. Items that were set aside are told and
 * change nothing: the lines go on without them.
 */
final class LedgerHealthIndicator implements HealthIndicator {
    private final ProjectionView projection;
    private final SetAsideItems setAside;

    LedgerHealthIndicator(ProjectionView projection, SetAsideItems setAside) {
        this.projection = projection;
        this.setAside = setAside;
    }

    @Override
    public Health health() {
        var progress = projection.progress();
        var health = switch (progress.state()) {
            case LIVE, REBUILDING -> progress.block().isPresent() ? Health.up() : Health.down();
            case LEDGER_BEHIND, HALTED -> Health.outOfService();
        };
        return health.withDetail("state", progress.state().name())
                .withDetail("block", progress.block().map(String::valueOf).orElse("none"))
                .withDetail("setAside", setAside.count())
                .build();
    }
}
