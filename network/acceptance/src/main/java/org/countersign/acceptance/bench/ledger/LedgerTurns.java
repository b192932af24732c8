package org.countersign.acceptance.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Both sides in turns, so that whatever else the machine does hits both alike. The first turn of each warms up and does not count. */
final class LedgerTurns {
    private final RegistrationOffice office;
    private final GatewayPhases gateway;
    private final BareChaincode bare;
    private final String label;

    /** The label is one that no run before had: the bare chaincode writes under it. */
    LedgerTurns(RegistrationOffice office, GatewayPhases gateway, BareChaincode bare, String label) {
        this.office = office;
        this.gateway = gateway;
        this.bare = bare;
        this.label = label;
    }

    LedgerFigures run(LoadPlan plan) throws InterruptedException {
        var _ = office.registerMany(plan.warmUp());
        var _ = bare.write(label + "-warm", plan.ofWarmUp());
        List<Turn> ours = new ArrayList<>();
        List<Turn> theirs = new ArrayList<>();
        Phases ourPhases = new Phases(Map.of());
        Phases barePhases = new Phases(Map.of());
        for (int round = 0; round < plan.rounds(); round++) {
            Phases before = gateway.now();
            ours.add(office.registerMany(plan.certificates()));
            ourPhases = ourPhases.plus(gateway.now().since(before));
            BareChaincode.Written written = bare.write(label + "-" + round, plan);
            theirs.add(written.turn());
            barePhases = barePhases.plus(written.phases());
        }
        return new LedgerFigures(plan, ours, theirs, office.registerSingly(plan.singles()), ourPhases, barePhases);
    }
}
