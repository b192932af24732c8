package org.countersign.acceptance.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.stack.DevelopmentClient;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;

/** Who acts: one client of the gateway per role, and two partner agencies. */
record Cast(
        HttpClient http,
        GatewayClient officer,
        GatewayClient counter,
        GatewayClient partner,
        GatewayClient otherPartner,
        GatewayClient auditor,
        List<String> partners) {

    static Cast of(StackFolder stack, Clock clock) {
        HttpClient http = stack.http().connectTimeout(Duration.ofSeconds(10)).build();
        URI gateway = stack.gateway();
        List<DevelopmentClient> partners = stack.partners();
        if (partners.size() < 2) {
            throw new Failure("the demo needs two partner agencies among the development clients");
        }
        Players players = new Players(http, gateway, clock);
        return new Cast(
                http,
                players.as(stack.clientWithRole("officer")),
                players.as(stack.clientWithRole("counter")),
                players.as(partners.get(0)),
                players.as(partners.get(1)),
                players.as(stack.clientWithRole("auditor")),
                partners.stream().map(each -> each.partner().orElseThrow()).toList());
    }

    /** Makes clients that share connections and the clock. */
    private record Players(HttpClient http, URI gateway, Clock clock) {
        GatewayClient as(DevelopmentClient client) {
            return new GatewayClient(http, gateway, client, clock);
        }
    }
}
