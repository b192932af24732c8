package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.RunningStack;
import org.countersign.counter.reading.QrReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The QR code of each type, as the gateway draws it, is read byte for byte by BoofCV and by {@code zbarimg}, which share no code with us. */
@OnRunningStack
class QrSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clock clock = Clock.systemUTC();

    @TempDir
    private Path folder = Path.of(".");

    @TestFactory
    Stream<DynamicTest> is_read_byte_for_byte(RunningStack stack) {
        GatewayClient officer = Cast.of(stack.folder(), clock).officer();
        Optional<ZbarReader> zbar = ZbarReader.find(System.getenv().getOrDefault("PATH", ""));
        LocalDate today = LocalDate.ofInstant(clock.instant(), DemoCommand.CITY_ZONE);
        Paperwork paperwork = new Paperwork(new Population(clock.instant().getEpochSecond(), today), today);
        return Stream.of(PaperKind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.type(), () -> {
                    String id =
                            issue(officer, paperwork.papers(kind, 1).toList().getFirst());
                    byte[] pass = officer.get("/certificates/" + id + "/pass")
                            .orFail(200)
                            .body();
                    Path image = folder.resolve(kind.type() + ".png");
                    Files.write(
                            image,
                            officer.get("/certificates/" + id + "/pass.png")
                                    .orFail(200)
                                    .body());

                    assertThat(new QrReader().read(image))
                            .isEqualTo(List.of(new String(pass, StandardCharsets.US_ASCII)));
                    assertThat(new BoofReader().read(image))
                            .isEqualTo(List.of(new String(pass, StandardCharsets.US_ASCII)));
                    Assumptions.assumeTrue(zbar.isPresent(), "zbarimg is not installed; nothing was read with it");
                    assertThat(zbar.orElseThrow().read(image)).isEqualTo(pass);
                }));
    }

    private String issue(GatewayClient officer, Paper paper) throws InterruptedException {
        JsonObject fields = new JsonObject();
        paper.fields().forEach(fields::add);
        JsonObject request = new JsonObject().add("type", paper.kind().type()).add("fields", fields);
        String id = officer.post(
                        "/certificates",
                        request,
                        RunLabel.at(clock.instant()).key("qr-" + paper.kind().type()))
                .orFail(202)
                .object()
                .getString("id", "");
        Instant deadline = clock.instant().plus(PATIENCE);
        while (!state(officer, id).equals("REGISTERED")) {
            assertThat(clock.instant()).as("registered in time").isBefore(deadline);
            Thread.sleep(100);
        }
        return id;
    }

    private static String state(GatewayClient officer, String id) throws InterruptedException {
        return officer.get("/certificates/" + id).orFail(200).object().getString("state", "");
    }
}
