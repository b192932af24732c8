package org.countersign.devledger;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.devledger.identity.Organization;
import picocli.CommandLine.Option;

/** The arguments that every command has. */
final class LedgerArguments {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the ledger and the organisations; made when absent.")
    private Path data = Path.of("");

    @Option(
            names = "--organization",
            paramLabel = "MSPID=DOMAIN",
            description =
                    "Organisation of the channel, may be repeated; the first is the gateway's. Default: the three of Countersign.")
    private Map<String, String> organizations = new LinkedHashMap<>();

    Path data() {
        return data;
    }

    DevLedger.Builder builder(InstantSource clock, SecureRandom random) {
        DevLedger.Builder builder = DevLedger.builder(clock, random).data(data);
        if (!organizations.isEmpty()) {
            List<Organization> chosen = new ArrayList<>();
            organizations.forEach((mspId, domain) -> chosen.add(new Organization(mspId, domain, Map.of())));
            builder.organizations(chosen);
        }
        return builder;
    }
}
