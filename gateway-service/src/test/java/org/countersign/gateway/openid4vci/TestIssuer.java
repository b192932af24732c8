package org.countersign.gateway.openid4vci;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.sdjwt.TypeMetadata;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.trust.TrustedType;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.issuance.copies.PublishedNames;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints for wallets over a real database, with a clock, copies and grants that the test decides. */
final class TestIssuer implements AutoCloseable {
    static final String ISSUER = "https://certificates.city.example";
    static final CertificateId CERTIFICATE = new CertificateId("019ab1f0-0000-7000-8000-000000000001");
    static final String CONFIGURATION = "residence-permit_sd_jwt_vc";
    static final String IDENTIFIER = CERTIFICATE.value() + ".sd_jwt_vc";
    static final String JSON = "application/json";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String GRANT = TestIssuer.class.getName();

    final MovingClock clock = new MovingClock();
    final ScriptedCopies copies = new ScriptedCopies();
    final TestDatabase database = TestDatabase.fresh();
    final CredentialIssuerProperties properties;
    final CredentialConfigurations configurations = new CredentialConfigurations(Samples.shipped());
    final RequestEncryption encryption;
    final OfferTable offers;
    final IssuerMetadata metadata;
    final TestKeys keys;
    private final Nonces nonces;
    private final Sweep sweep;
    private final DataFolder folder;
    private final MockMvc mvc;

    TestIssuer(Path data, CredentialIssuerProperties properties) {
        this.properties = properties;
        this.keys = TestKeys.in(made(data));
        var random = new SecureRandom();
        var address = PublicAddress.of(URI.create(ISSUER));
        this.folder = DataFolder.open(data.resolve("data"));
        this.encryption = new RequestEncryption(folder, new SecretFiles(random), random);
        this.nonces = new Nonces(keys.secret(), random, clock, properties, database.jdbc());
        var names = new DeliveryNames(keys.secret());
        var deliveries = new DeliveryTable(database.jdbc(), clock, properties);
        var attestations = new KeyAttestations(properties, clock);
        this.offers = new OfferTable(database.jdbc(), keys.secret(), clock, properties);
        this.metadata = new IssuerMetadata(address, configurations, properties, new Names(), encryption, attestations);
        this.sweep = new Sweep(nonces, offers, deliveries);
        var turns = new WalletTurns(properties);
        var credentials = new CredentialController(
                turns,
                encryption,
                configurations,
                new Proofs(address, attestations, nonces, properties, clock),
                new OrderCopies(database.transaction(), nonces, deliveries, names, copies, properties),
                copies,
                deliveries,
                new CredentialAnswers(names, properties),
                properties);
        this.mvc = MockMvcBuilders.standaloneSetup(
                        credentials,
                        new NonceController(nonces),
                        new NotificationController(turns, deliveries),
                        new PublicOfferController(offers),
                        new MetadataController(metadata, address, keys.signing(), keys.authority(), clock))
                .setControllerAdvice(new WalletErrors())
                .setCustomArgumentResolvers(new GivenGrant())
                .build();
    }

    /** As the defaults are, but for small numbers that a test can reach. */
    static CredentialIssuerProperties properties(CredentialIssuerProperties.Profile profile, @Nullable Path anchors) {
        return new CredentialIssuerProperties(
                profile,
                3,
                6,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofDays(30),
                4,
                64,
                200,
                200,
                anchors);
    }

    static TestIssuer plain(Path data) {
        return new TestIssuer(data, properties(CredentialIssuerProperties.Profile.PLAIN, null));
    }

    /** What the token of an anonymous wallet with a pre-authorized code allows. */
    static WalletGrant grant(String id) {
        return new WalletGrant(
                id, Optional.empty(), List.of(new GrantedCredential(CONFIGURATION, List.of(IDENTIFIER))), true);
    }

    String nonce() {
        return answer(post(OpenId4Vci.NONCE_PATH)).json().get("c_nonce").asString();
    }

    /** A good proof of the wallet's key with a nonce that was just fetched. */
    String proof(TestWallet wallet) {
        return wallet.proof(ISSUER, nonce(), clock.instant());
    }

    Answer credential(WalletGrant grant, Map<String, ?> request) {
        return send(OpenId4Vci.CREDENTIAL_PATH, grant, JSON, MAPPER.writeValueAsString(request));
    }

    Answer send(String path, WalletGrant grant, String contentType, String body) {
        return answer(
                post(path).requestAttr(GRANT, grant).contentType(contentType).content(body));
    }

    Answer read(String path, String accept) {
        return answer(get(path).header("Accept", accept));
    }

    void sweep() {
        sweep.sweep();
    }

    long rows(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        folder.close();
        if (database.dataSource() instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer answer(MockHttpServletRequestBuilder request) {
        try {
            var result = mvc.perform(request).andReturn();
            if (result.getRequest().isAsyncStarted()) {
                result = mvc.perform(asyncDispatch(result)).andReturn();
            }
            return new Answer(result.getResponse());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What came back. */
    record Answer(MockHttpServletResponse raw) {
        int status() {
            return raw.getStatus();
        }

        String header(String name) {
            return Objects.requireNonNullElse(raw.getHeader(name), "");
        }

        String text() {
            return new String(raw.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return MAPPER.readTree(text());
        }

        String error() {
            return status() + " " + json().path("error").asString("");
        }
    }

    /** As they would be published at another address. */
    private static final class Names implements PublishedNames {
        @Override
        public URI issuer() {
            return URI.create("https://certificates.city.test");
        }

        @Override
        public TypeMetadata metadata(CertificateType type) {
            var trusted = new TrustedType(
                    type.number(), type.code(), type.name(), type.profile(), type.showing(), type.maxStatusAge());
            return TypeMetadata.of(Vct.of("https://types.city.example", type.code()), trusted);
        }

        @Override
        public StatusListUri uri(ListNumber list) {
            throw new AssertionError("metadata name no list");
        }
    }

    private static final class GivenGrant implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == WalletGrant.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return request.getAttribute(GRANT, NativeWebRequest.SCOPE_REQUEST);
        }
    }
}
