package org.countersign.gateway.office.certificates;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.trust.Showing;
import org.countersign.gateway.issuance.CertificateFields;
import org.countersign.gateway.issuance.CertificateRow;
import org.countersign.gateway.issuance.ReadCertificates;
import org.countersign.gateway.issuance.StatusOperations;
import org.countersign.gateway.issuance.reissue.ReissueCertificate;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.FieldKind;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.issuance.types.TypeField;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.ItemState;
import org.springframework.stereotype.Component;

/** Puts a certificate together for a page: what is stored, what the chain says, and what follows it. */
@Component
public final class ShowCertificates {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final ReadCertificates certificates;
    private final CertificateFields fields;
    private final CertificateView chain;
    private final StatusOperations statuses;
    private final ReissueCertificate reissues;
    private final TypeCatalogue types;
    private final Clock clock;

    ShowCertificates(
            ReadCertificates certificates,
            CertificateFields fields,
            CertificateView chain,
            StatusOperations statuses,
            ReissueCertificate reissues,
            TypeCatalogue types,
            Clock clock) {
        this.certificates = certificates;
        this.fields = fields;
        this.chain = chain;
        this.statuses = statuses;
        this.reissues = reissues;
        this.types = types;
        this.clock = clock;
    }

    /**
     * The certificate of that id; throws {@code NOT_FOUND}.
     *
     * @param plain whether personal values are shown as they are
     */
    public ShownCertificate show(CertificateId id, boolean plain) {
        var row = certificates.row(id);
        var type = typeOf(row);
        var onChain = chain.find(id);
        var following = reissues.following(id);
        var preceding = reissues.preceding(id);
        var lines = lines(type, fields.of(id), plain);
        return new ShownCertificate(
                id.value(),
                type.code().value(),
                type.name(),
                type.authority().name(),
                lines,
                standing(row, onChain),
                isChanging(id),
                lines.stream().anyMatch(ShownCertificate.Line::masked),
                type.fields().stream().anyMatch(TypeField::personal),
                row.validFrom().toString(),
                row.validUntil().map(LocalDate::toString).orElse(""),
                onChain.map(found -> minute(found.time())).orElse(""),
                onChain.map(found -> Long.toString(found.position().block())).orElse(""),
                onChain.map(found -> found.transaction().value()).orElse(""),
                row.refusal().orElse(""),
                preceding.map(found -> found.predecessor().value()).orElse(""),
                following.map(found -> found.successor().value()).orElse(""),
                following.map(found -> found.state().name()).orElse(""),
                type.needsApproval(),
                type.showing() == Showing.STATIC);
    }

    public CertificateType typeOf(CertificateRow row) {
        return types.find(row.type())
                .orElseThrow(() ->
                        new IllegalStateException("the type %s has no definition any more".formatted(row.type())));
    }

    /** Values by field name, as lines in the order of the schema. */
    public static List<ShownCertificate.Line> lines(CertificateType type, Map<String, String> values, boolean plain) {
        var lines = new ArrayList<ShownCertificate.Line>();
        for (var field : type.fields()) {
            var value = values.get(field.name());
            if (value != null) {
                lines.add(line(field, value, plain || !field.personal()));
            }
        }
        return lines;
    }

    public static String minute(Instant time) {
        return MINUTE.format(time.atOffset(CityTime.OFFSET));
    }

    private static ShownCertificate.Line line(TypeField field, String value, boolean plain) {
        if (!plain) {
            var stars = Masking.of(field, value);
            return new ShownCertificate.Line(field.name(), field.label(), stars, stars, true);
        }
        if (field.kind() instanceof FieldKind.Code(var table)) {
            var entry =
                    table.stream().filter(known -> known.code().equals(value)).findFirst();
            return new ShownCertificate.Line(
                    field.name(),
                    field.label(),
                    entry.map(known -> known.label().zh()).orElse(value),
                    entry.map(known -> known.label().en()).orElse(value),
                    false);
        }
        return new ShownCertificate.Line(field.name(), field.label(), value, value, false);
    }

    private boolean isChanging(CertificateId id) {
        return statuses.latest(id)
                .filter(operation -> statuses.stateOf(operation.id()) instanceof ItemState.Pending)
                .isPresent();
    }

    private String standing(CertificateRow row, Optional<CertificateView.Registered> onChain) {
        return switch (certificates.stateNow(row)) {
            case REFUSED -> "REFUSED";
            case PENDING -> "PENDING";
            // The projection may be a moment behind the ledger's answer.
            case REGISTERED ->
                onChain.map(found -> standing(found.certificate().status(), row))
                        .orElse("PENDING");
        };
    }

    private String standing(CertificateStatus status, CertificateRow row) {
        var hasEnded = row.validUntil()
                .filter(last -> !CityTime.expiryAtEndOf(last).isAfter(clock.instant()))
                .isPresent();
        return status == CertificateStatus.VALID && hasEnded ? "EXPIRED" : status.name();
    }
}
