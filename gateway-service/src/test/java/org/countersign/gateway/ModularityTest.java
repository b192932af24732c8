package org.countersign.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modules_use_only_what_others_offer_and_form_no_cycle() {
        ApplicationModules.of(GatewayApplication.class).verify();
    }
}
